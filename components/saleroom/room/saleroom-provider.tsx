'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { createRoom } from './room.ts';
import { RenderedLotsContext, RoomContext } from './room-context.ts';
import type { RoomStart } from './state/room-start.ts';
import { initialRoomState } from './state/room-state.ts';

export type SaleroomProviderProps = {
  /** The state in the page's HTML. A newer render is merged into the running room. */
  readonly start: RoomStart;
  readonly children: ReactNode;
};

/** The minimum time between two refreshes of the page, in milliseconds. */
const REFRESH_INTERVAL = 3_000;

/** Provides an auction's live room to its children. The rooms of one page share a connection. */
export function SaleroomProvider({ start, children }: SaleroomProviderProps) {
  // The key gives each auction a room of its own.
  return (
    <RoomOfAuction key={start.auctionId} start={start}>
      {children}
    </RoomOfAuction>
  );
}

function RoomOfAuction({ start, children }: SaleroomProviderProps) {
  const [room] = useState(() => createRoom(start));
  const rendered = useMemo(() => initialRoomState(start).lots, [start]);
  const router = useRouter();
  const refreshedAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => room.applyRender(start), [room, start]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      refreshedAt.current = performance.now();
      timer = undefined;
      router.refresh();
    };
    const leave = room.enter(() => {
      timer ??= setTimeout(refresh, Math.max(0, refreshedAt.current + REFRESH_INTERVAL - performance.now()));
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [room, router]);

  return (
    <RoomContext value={room}>
      <RenderedLotsContext value={rendered}>{children}</RenderedLotsContext>
    </RoomContext>
  );
}
