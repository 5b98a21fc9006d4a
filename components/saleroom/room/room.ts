/** One auction's room in the browser: its state, its clock, its bid desk, and the way in. */
import { type BidDesk, createBidDesk } from '../bidding/bid-desk.ts';
import { onPageWake } from '../connection/page-wake.ts';
import { holdConnection, pageServerTime } from '../connection/saleroom-connection.ts';
import type { ServerTime } from '../connection/server-time.ts';
import type { Wire } from '../connection/wire.ts';
import { enterRoom } from './room-link.ts';
import type { RoomStart } from './room-start.ts';
import { roomRenderedAnew } from './room-state.ts';
import { createSaleroomStore, type SaleroomStore } from './saleroom-store.ts';

export type Room = {
  readonly store: SaleroomStore;
  readonly serverTime: ServerTime;
  /** When the page was rendered, by the house clock, and when it came alive, by its own steady one: enough to paint a clock by until it is measured. */
  readonly renderedAt: { readonly house: number; readonly page: number };
  readonly desk: BidDesk;
  /** Goes live; the function returned leaves again. `onStale`: fetch the page's HTML anew. */
  readonly enter: (onStale: () => void) => () => void;
  /** Takes in the page's HTML, rendered anew under the running room. */
  readonly renderedAnew: (start: RoomStart) => void;
};

export function createRoom(start: RoomStart): Room {
  const store = createSaleroomStore(start);
  const serverTime = pageServerTime();
  const renderedAt = { house: start.asOf, page: performance.now() };
  let wire: Wire | null = null;
  let resync = () => {};
  const desk = createBidDesk({ store, serverTime, wire: () => wire });

  return {
    store,
    serverTime,
    renderedAt,
    desk,
    enter(onStale) {
      const connection = holdConnection(store.getState().signedIn);
      wire = connection.wire;
      const link = enterRoom({ store, wire, serverTime, onJoined: desk.askAfterKeys, onStale });
      resync = link.resync;
      const sleepLightly = onPageWake({ wake: link.resync, networkGone: link.networkGone });
      return () => {
        sleepLightly();
        link.leave();
        connection.release();
        wire = null;
        resync = () => {};
      };
    },
    renderedAnew(fresh) {
      const { lots, signedIn } = store.getState();
      store.setState((state) => roomRenderedAnew(state, fresh));
      // Other lots than those that were joined: what happened to them since they were rendered is not known yet.
      if (Object.keys(fresh.lots).some((lotId) => !(lotId in lots))) resync();
      // The line is somebody's: it was opened with the cookie of then.
      if (fresh.viewer.signedIn !== signedIn) wire?.renew();
    },
  };
}
