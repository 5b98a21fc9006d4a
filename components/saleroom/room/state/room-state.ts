/** The client's state of one auction's room. */
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { Connection, Session } from '#components/saleroom/connection/connection.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import { type BidIntent, IDLE } from './bid-intent.ts';
import { historyOf, mergeHistory } from './lot-history.ts';
import { afterSnapshot, type LotView } from './lot-view.ts';
import type { RoomStart } from './room-start.ts';

export type RoomState = {
  readonly auctionId: string;
  readonly slug: string;
  readonly terms: Terms;
  readonly timeZone: string;
  readonly signedIn: boolean;
  /** The viewer's registration for the auction; null for a spectator. */
  readonly registration: PaddleView | null;
  readonly lots: Readonly<Record<string, LotView>>;
  /** By lot id. A lot without one is idle. */
  readonly intents: Readonly<Record<string, BidIntent>>;
  readonly bots: ReadonlySet<PaddleNumber>;
  readonly connection: Connection;
  readonly session: Session;
  /** The number of watching connections; null until the server has sent it. */
  readonly watching: number | null;
  /** The number of bids placed while the connection was down, by lot id. */
  readonly missedBids: Readonly<Record<string, number>>;
};

/** The state in the page's HTML. */
export function initialRoomState(start: RoomStart): RoomState {
  const histories = start.histories ?? {};
  return {
    auctionId: start.auctionId,
    slug: start.slug,
    terms: start.terms,
    timeZone: start.timeZone,
    signedIn: start.viewer.signedIn,
    registration: start.viewer.paddle,
    lots: Object.fromEntries(
      Object.entries(start.lots).map(([lotId, lot]) => {
        const shown = histories[lotId];
        const history = shown ? historyOf(shown.events, lot.seq) : null;
        return [lotId, { lot, you: start.viewer.lots[lotId] ?? null, history }];
      }),
    ),
    intents: {},
    bots: new Set(Object.values(histories).flatMap((history) => history.bots)),
    connection: { kind: 'connecting', asOf: start.asOf },
    session: { kind: 'alive' },
    watching: null,
    missedBids: {},
  };
}

/**
 * Merges a new render of the page into the state of a running room. The newer of each part wins.
 */
export function afterRender(state: RoomState, start: RoomStart): RoomState {
  const fresh = initialRoomState(start);
  const lots = Object.entries(fresh.lots).map(([lotId, rendered]): [string, LotView] => {
    const current = state.lots[lotId];
    if (!current) return [lotId, rendered];
    const history =
      current.history && rendered.history ? mergeHistory(current.history, rendered.history) : rendered.history;
    return [lotId, { ...afterSnapshot(current, { lot: rendered.lot, you: rendered.you }), history }];
  });
  return {
    ...state,
    terms: fresh.terms,
    timeZone: fresh.timeZone,
    signedIn: fresh.signedIn,
    session: fresh.signedIn ? { kind: 'alive' } : state.session,
    registration: fresh.registration,
    bots: fresh.bots,
    lots: Object.fromEntries(lots),
  };
}

/** The number of the viewer's paddle; null for a spectator. */
export function paddleNumber(state: RoomState): PaddleNumber | null {
  return state.registration?.paddle ?? null;
}

export function intentOn(state: RoomState, lotId: string): BidIntent {
  return state.intents[lotId] ?? IDLE;
}
