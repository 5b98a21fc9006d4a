import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomStart } from './room-start.ts';
import { type RoomState, roomOf } from './room-state.ts';

/** One room's state in one browser; one store for each provider. It changes only by the pure steps of room-changes.ts. */
export type SaleroomStore = StoreApi<RoomState>;

export function createSaleroomStore(start: RoomStart): SaleroomStore {
  return createStore<RoomState>(() => roomOf(start));
}
