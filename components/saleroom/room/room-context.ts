'use client';

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Room } from './room.ts';
import type { BidIntent } from './state/bid-intent.ts';
import type { LotView } from './state/lot-view.ts';
import { type NextBidStep, nextBidStep } from './state/next-bid-step.ts';
import { intentOn, paddleNumber, type RoomState } from './state/room-state.ts';
import { type ShownStanding, shownStanding } from './state/standing.ts';

export const RoomContext = createContext<Room | null>(null);

/** The lots of the newest render. They are shown before the room's effect has merged them. */
export const RenderedLotsContext = createContext<Readonly<Record<string, LotView>>>({});

/** The room of the surrounding SaleroomProvider. Throws without one. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('a saleroom component was rendered outside a SaleroomProvider');
  return room;
}

/** A part of the room's state. The component renders again when that part changes. */
export function useRoomState<T>(selector: (state: RoomState) => T): T {
  return useStore(useRoom().store, selector);
}

/** A lot of the room. Throws if it is not one of the provider's lots. */
export function useLotView(lotId: string): LotView {
  const rendered = useContext(RenderedLotsContext);
  return useRoomState((state) => {
    const view = state.lots[lotId] ?? rendered[lotId];
    if (!view) throw new Error(`lot ${lotId} is not in this room`);
    return view;
  });
}

/** The viewer's standing on a lot. */
export function useStanding(lotId: string): ShownStanding {
  const { lot, you } = useLotView(lotId);
  return shownStanding(lot, you, useRoomState(paddleNumber));
}

/** The viewer's bid on a lot, between the first tap and its outcome. */
export function useIntent(lotId: string): BidIntent {
  return useRoomState((state) => intentOn(state, lotId));
}

/** What the viewer may do on a lot, or must do first. */
export function useNextBidStep(lotId: string): NextBidStep {
  const { lot } = useLotView(lotId);
  const signedIn = useRoomState((state) => state.signedIn);
  const session = useRoomState((state) => state.session);
  const registration = useRoomState((state) => state.registration);
  return nextBidStep({ lot, signedIn, session, registration });
}
