/** What one browser knows of one auction's room: the state that the store holds and the transitions change. */
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import { type BidIntent, IDLE } from '../bidding/bid-intent.ts';
import type { Connection, Session } from '../connection/connection.ts';
import { historyOf, mergeHistory } from '../lot/lot-history.ts';
import { afterReading, type LotView } from '../lot/lot-view.ts';
import type { RoomStart } from './room-start.ts';

export type RoomState = {
  readonly auctionId: string;
  readonly slug: string;
  readonly terms: Terms;
  readonly timeZone: string;
  readonly signedIn: boolean;
  readonly paddle: PaddleView | null;
  readonly lots: Readonly<Record<string, LotView>>;
  /** By lot id; a lot without one is idle. */
  readonly intents: Readonly<Record<string, BidIntent>>;
  readonly bots: ReadonlySet<PaddleNumber>;
  readonly connection: Connection;
  readonly session: Session;
  /** How many connections watch; null until the house has said. */
  readonly watching: number | null;
  /** What came while the connection was down, by lot id; told once after it is back. */
  readonly missedBids: Readonly<Record<string, number>>;
};

/** The state that a page starts with: its HTML, nothing else. */
export function roomOf(start: RoomStart): RoomState {
  const histories = start.histories ?? {};
  return {
    auctionId: start.auctionId,
    slug: start.slug,
    terms: start.terms,
    timeZone: start.timeZone,
    signedIn: start.viewer.signedIn,
    paddle: start.viewer.paddle,
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

/** The state after the page was rendered anew under a running room: whatever is later in either stays. */
export function roomRenderedAnew(state: RoomState, start: RoomStart): RoomState {
  const fresh = roomOf(start);
  const lots = Object.entries(fresh.lots).map(([lotId, read]): [string, LotView] => {
    const mine = state.lots[lotId];
    if (!mine) return [lotId, read];
    const history = mine.history && read.history ? mergeHistory(mine.history, read.history) : read.history;
    return [lotId, { ...afterReading(mine, { lot: read.lot, you: read.you }), history }];
  });
  return {
    ...state,
    terms: fresh.terms,
    timeZone: fresh.timeZone,
    signedIn: fresh.signedIn,
    session: fresh.signedIn ? { kind: 'alive' } : state.session,
    paddle: fresh.paddle,
    bots: fresh.bots,
    lots: Object.fromEntries(lots),
  };
}

export function intentOn(state: RoomState, lotId: string): BidIntent {
  return state.intents[lotId] ?? IDLE;
}
