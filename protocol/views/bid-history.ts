import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleNumber } from '#auction/paddle.ts';

/** The public part of a lot's ledger, for pages that show the bid history. */
export type BidHistory = {
  /** In order of seq without gaps, up to the lot's last event. */
  readonly events: readonly RecordedPublicEvent[];
  /** Paddles of labelled bots in the auction. */
  readonly bots: readonly PaddleNumber[];
};
