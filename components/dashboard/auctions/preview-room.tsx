'use client';

import { type ReactNode, useState } from 'react';
import { createRoom } from '#components/saleroom/room/room.ts';
import { RoomContext } from '#components/saleroom/room/room-context.ts';
import type { RoomStart } from '#components/saleroom/room/room-start.ts';

/** A room that shows its lots as they are and never goes live: for an auction that nobody can enter yet. */
export function PreviewRoom({ start, children }: { readonly start: RoomStart; readonly children: ReactNode }) {
  const [room] = useState(() => {
    const made = createRoom(start);
    // Nothing will ever change here: it is as live as it can be, and says nothing of a connection.
    made.store.setState({ connection: { kind: 'live' } });
    return made;
  });
  return <RoomContext value={room}>{children}</RoomContext>;
}
