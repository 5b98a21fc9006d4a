'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { shownStanding } from '../saleroom/lot/standing.ts';
import type { Room } from '../saleroom/room/room.ts';
import type { StandingLot } from './arrange-my-bids.ts';
import { useRooms } from './many-rooms.tsx';

type Rooms = ReadonlyMap<string, Room>;

/** How the viewer stands on every lot of the page's rooms, kept up to date. */
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
  const print = useSyncExternalStore(
    subscribe,
    () => standingsPrint(rooms),
    () => standingsPrint(rooms),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the print says when the rooms differ in what this page is about.
  return useMemo(() => standingsOf(rooms), [rooms, print]);
}

function standingsOf(rooms: Rooms) {
  return [...rooms].flatMap(([auctionId, room]) => {
    const { lots, paddle } = room.store.getState();
    return Object.entries(lots).map(([lotId, { lot, you }]) => ({
      auctionId,
      lotId,
      standing: shownStanding(lot, you, paddle?.paddle ?? null),
      lot,
    }));
  });
}

/** Everything that decides section and order, in one string: a price that moves does not move a row. */
function standingsPrint(rooms: Rooms): string {
  return standingsOf(rooms)
    .map(({ lotId, standing, lot }) => `${lotId} ${standing} ${lot.closesAt} ${lot.endedAt}`)
    .join('\n');
}
