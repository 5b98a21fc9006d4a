'use client';

import { type ReactNode, useState } from 'react';
import { createRoom } from '../saleroom/room.ts';
import { RoomContext } from '../saleroom/room-context.ts';
import type { RoomStart } from '../saleroom/room-start.ts';

/** A room that shows its lots as they are and never goes live: for an auction that nobody can enter yet. */
export function PreviewRoom({ start, children }: { readonly start: RoomStart; readonly children: ReactNode }) {
  const [room] = useState(() => createRoom(start));
  return <RoomContext value={room}>{children}</RoomContext>;
}
