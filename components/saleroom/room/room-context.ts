'use client';

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { BidIntent } from '../bidding/bid-intent.ts';
import { type BidStep, bidStep } from '../bidding/bid-step.ts';
import type { LotView } from '../lot/lot-view.ts';
import { type ShownStanding, shownStanding } from '../lot/standing.ts';
import type { Room } from './room.ts';
import { intentOn, type RoomState } from './room-state.ts';

export const RoomContext = createContext<Room | null>(null);

/** The lots of the page's newest HTML: they are shown a moment before the room has taken them in. */
export const RenderedLotsContext = createContext<Readonly<Record<string, LotView>>>({});

/** The room that the component stands in. Throws outside a SaleroomProvider. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('a saleroom component stands outside a SaleroomProvider');
  return room;
}

/** A part of the room's state; the component renders anew when that part changes. */
export function useRoomState<T>(part: (state: RoomState) => T): T {
  return useStore(useRoom().store, part);
}

/** A lot of the room. Throws for one that the page did not give to its provider. */
export function useLotView(lotId: string): LotView {
  const rendered = useContext(RenderedLotsContext);
  return useRoomState((state) => {
    const view = state.lots[lotId] ?? rendered[lotId];
    if (!view) throw new Error(`lot ${lotId} is not in this room`);
    return view;
  });
}

/** Where the viewer stands on a lot. */
export function useStanding(lotId: string): ShownStanding {
  const { lot, you } = useLotView(lotId);
  return shownStanding(
    lot,
    you,
    useRoomState((state) => state.paddle?.paddle ?? null),
  );
}

/** What the viewer is about to bid on a lot. */
export function useIntent(lotId: string): BidIntent {
  return useRoomState((state) => intentOn(state, lotId));
}

/** What the viewer may do on a lot, or what they have to do first. */
export function useBidStep(lotId: string): BidStep {
  const { lot } = useLotView(lotId);
  const signedIn = useRoomState((state) => state.signedIn);
  const session = useRoomState((state) => state.session);
  const paddle = useRoomState((state) => state.paddle);
  return bidStep({ lot, signedIn, session, paddle });
}
