/** The client side of one auction's room: its state, the server's time, bidding, and entering. */
import { onPageWake } from '../connection/page-wake.ts';
import { acquireConnection, pageServerTime } from '../connection/saleroom-connection.ts';
import type { ServerTime } from '../connection/server-time.ts';
import type { SocketClient } from '../connection/socket-client.ts';
import { type BidController, createBidController } from './bid-controller.ts';
import { startRoomSync } from './room-sync.ts';
import type { RoomStart } from './state/room-start.ts';
import { afterRender } from './state/room-state.ts';
import { createSaleroomStore, type SaleroomStore } from './state/saleroom-store.ts';

export type Room = {
  readonly store: SaleroomStore;
  readonly serverTime: ServerTime;
  /**
   * When the HTML was rendered, in the server's time, and when the room was created, on the page's
   * monotonic clock. Countdowns use both until the server's time has been measured.
   */
  readonly renderedAt: { readonly server: number; readonly page: number };
  readonly bids: BidController;
  /** Goes live and returns the function that leaves. `onStale`: the page must be rendered again. */
  readonly enter: (onStale: () => void) => () => void;
  /** Merges a newer render of the page into the running room. */
  readonly applyRender: (start: RoomStart) => void;
};

export function createRoom(start: RoomStart): Room {
  const store = createSaleroomStore(start);
  const serverTime = pageServerTime();
  const renderedAt = { server: start.asOf, page: performance.now() };
  let client: SocketClient | null = null;
  let resync = () => {};
  const bids = createBidController({ store, serverTime, client: () => client });

  return {
    store,
    serverTime,
    renderedAt,
    bids,
    enter(onStale) {
      const connection = acquireConnection(store.getState().signedIn);
      client = connection.client;
      const sync = startRoomSync({ store, client, serverTime, onJoined: bids.resolvePendingBids, onStale });
      resync = sync.resync;
      const stopListening = onPageWake({ wake: sync.resync, offline: sync.goOffline });
      return () => {
        stopListening();
        sync.leave();
        connection.release();
        client = null;
        resync = () => {};
      };
    },
    applyRender(fresh) {
      const { lots, signedIn } = store.getState();
      store.setState((state) => afterRender(state, fresh));
      // Lots that were not joined may have changed since they were rendered.
      if (Object.keys(fresh.lots).some((lotId) => !(lotId in lots))) resync();
      // The connection was opened with the cookie of the previous session.
      if (fresh.viewer.signedIn !== signedIn) client?.reconnect();
    },
  };
}
