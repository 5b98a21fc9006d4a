import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomStart } from './room-start.ts';
import { initialRoomState, type RoomState } from './room-state.ts';

/**
 * The store of one room; each provider has its own. room-changes.ts has most of its transitions.
 */
export type SaleroomStore = StoreApi<RoomState>;

export function createSaleroomStore(start: RoomStart): SaleroomStore {
  return createStore<RoomState>(() => initialRoomState(start));
}
