'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { paddleNumber } from '#components/saleroom/room/state/room-state.ts';
import type { Room } from '../saleroom/room/room.ts';
import { shownStanding } from '../saleroom/room/state/standing.ts';
import type { StandingLot } from './arrange-my-bids.ts';
import { useRooms } from './rooms-provider.tsx';

type Rooms = ReadonlyMap<string, Room>;

/** The viewer's standing on every lot of the page's rooms, kept up to date. */
export function useStandings(): readonly (StandingLot & { readonly auctionId: string })[] {
  const rooms = useRooms();
  const subscribe = useCallback(
    (onChange: () => void) => {
      const stops = [...rooms.values()].map((room) => room.store.subscribe(onChange));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [rooms],
  );
  const fingerprint = useSyncExternalStore(
    subscribe,
    () => standingsFingerprint(rooms),
    () => standingsFingerprint(rooms),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: it changes whenever a standing does.
  return useMemo(() => standingsOf(rooms), [rooms, fingerprint]);
}

function standingsOf(rooms: Rooms) {
  return [...rooms].flatMap(([auctionId, room]) => {
    const state = room.store.getState();
    return Object.entries(state.lots).map(([lotId, { lot, you }]) => ({
      auctionId,
      lotId,
      standing: shownStanding(lot, you, paddleNumber(state)),
      lot,
    }));
  });
}

/** What decides sections and order, as one string. A new price alone does not change it. */
function standingsFingerprint(rooms: Rooms): string {
  return standingsOf(rooms)
    .map(({ lotId, standing, lot }) => `${lotId} ${standing} ${lot.closesAt} ${lot.endedAt}`)
    .join('\n');
}
