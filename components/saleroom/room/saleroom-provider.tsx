'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { createRoom } from './room.ts';
import { RenderedLotsContext, RoomContext } from './room-context.ts';
import type { RoomStart } from './room-start.ts';
import { roomOf } from './room-state.ts';

export type SaleroomProviderProps = {
  /** The state in the page's HTML. The room carries on from it, and takes in a newer one when the page is rendered anew. */
  readonly start: RoomStart;
  readonly children: ReactNode;
};

/** The page is fetched anew at most this often, in milliseconds, however often the house asks for it. */
const REFRESH_EVERY = 3_000;

/** An auction's room: what stands within shows its lots live. Several may stand on one page, one for each auction; they share a connection. */
export function SaleroomProvider({ start, children }: SaleroomProviderProps) {
  // Another auction is another room, with nothing of the one before.
  return (
    <OneRoom key={start.auctionId} start={start}>
      {children}
    </OneRoom>
  );
}

function OneRoom({ start, children }: SaleroomProviderProps) {
  const [room] = useState(() => createRoom(start));
  const rendered = useMemo(() => roomOf(start).lots, [start]);
  const router = useRouter();
  const refreshed = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => room.renderedAnew(start), [room, start]);
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      refreshed.current = performance.now();
      later = undefined;
      router.refresh();
    };
    const leave = room.enter(() => {
      later ??= setTimeout(refresh, Math.max(0, refreshed.current + REFRESH_EVERY - performance.now()));
    });
    return () => {
      clearTimeout(later);
      leave();
    };
  }, [room, router]);

  return (
    <RoomContext value={room}>
      <RenderedLotsContext value={rendered}>{children}</RenderedLotsContext>
    </RoomContext>
  );
}
