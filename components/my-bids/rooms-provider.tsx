'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Room } from '../saleroom/room/room.ts';
import { RoomContext, useRoom } from '../saleroom/room/room-context.ts';
import { SaleroomProvider } from '../saleroom/room/saleroom-provider.tsx';
import type { RoomStart } from '../saleroom/room/state/room-start.ts';

const RoomsContext = createContext<ReadonlyMap<string, Room>>(new Map());

/** Provides the rooms of several auctions to one page, with one nested provider for each. */
export function RoomsProvider({
  starts,
  children,
}: {
  readonly starts: readonly RoomStart[];
  readonly children: ReactNode;
}) {
  const [start, ...others] = starts;
  if (!start) return children;
  return (
    <SaleroomProvider start={start}>
      <RegisterRoom auctionId={start.auctionId}>
        <RoomsProvider starts={others}>{children}</RoomsProvider>
      </RegisterRoom>
    </SaleroomProvider>
  );
}

function RegisterRoom({ auctionId, children }: { readonly auctionId: string; readonly children: ReactNode }) {
  const outer = useContext(RoomsContext);
  const room = useRoom();
  const rooms = useMemo(() => new Map(outer).set(auctionId, room), [outer, auctionId, room]);
  return <RoomsContext value={rooms}>{children}</RoomsContext>;
}

/** Every room of the page, by auction id. */
export function useRooms(): ReadonlyMap<string, Room> {
  return useContext(RoomsContext);
}

/** Renders its children within one auction's room. */
export function InRoom({ auctionId, children }: { readonly auctionId: string; readonly children: ReactNode }) {
  const room = useRooms().get(auctionId);
  if (!room) throw new Error(`the page has no room for auction ${auctionId}`);
  return <RoomContext value={room}>{children}</RoomContext>;
}
