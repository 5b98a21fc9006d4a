import type { PaddleLot } from '#auction/views.ts';
import type { PaddleView } from '../socket/ack.ts';

/** The reader of an auction's page: their paddle and their own standing on its lots. */
export type AuctionViewer = {
  readonly signedIn: boolean;
  /** Null for a guest and for a person who has not registered for this auction. */
  readonly paddle: PaddleView | null;
  /** The paddle's own standing and max bid, by lot id. */
  readonly lots: Readonly<Record<string, PaddleLot>>;
};
