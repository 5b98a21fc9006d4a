'use client';

import { type ReactNode, useState } from 'react';
import { createRoom } from '#components/saleroom/room/room.ts';
import { RoomContext } from '#components/saleroom/room/room-context.ts';
import type { RoomStart } from '#components/saleroom/room/state/room-start.ts';

/** A static room without a connection, for the preview of an auction that is not public yet. */
export function PreviewRoom({ start, children }: { readonly start: RoomStart; readonly children: ReactNode }) {
  const [room] = useState(() => {
    const created = createRoom(start);
    // Without a connection the room would show a connection warning.
    created.store.setState({ connection: { kind: 'live' } });
    return created;
  });
  return <RoomContext value={room}>{children}</RoomContext>;
}
