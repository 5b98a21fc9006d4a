import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { ShownLot } from './shown-lot.ts';

/** A lot with its whole public ledger, for the page that replays it. */
export type LotHistoryPage = {
  readonly slug: string;
  readonly auctionTitle: string;
  readonly timeZone: string;
  readonly terms: Terms;
  readonly shown: ShownLot;
  /** From the first event on; null when there are too many for one page. */
  readonly events: readonly RecordedPublicEvent[] | null;
  /** Paddles of labelled bots in the auction. */
  readonly bots: readonly PaddleNumber[];
};
