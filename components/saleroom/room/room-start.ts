/** What a page gives the saleroom to begin with: the state in its HTML, which the socket then carries on from. */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';

/** Who looks at the page, as far as their own browser may know: a guest, a person without a paddle, or a paddle with its own lots. */
export type RoomViewer = {
  readonly signedIn: boolean;
  /** Null for a spectator: a guest, or a person who has not registered for this auction. */
  readonly paddle: PaddleView | null;
  /** The paddle's own standing and max, by lot id. Nobody else's secret ever stands here. */
  readonly lots: Readonly<Record<string, PaddleLot>>;
};

/** A lot's ledger as everybody may see it, for pages that show the bid history. */
export type ShownHistory = {
  /** In order of seq without gaps, ending at the lot's last event. */
  readonly events: readonly RecordedPublicEvent[];
  /** Paddles of labelled bots, marked as such wherever they stand. */
  readonly bots: readonly PaddleNumber[];
};

export type RoomStart = {
  readonly auctionId: string;
  /** For links: the auction's page, and its lots under it. */
  readonly slug: string;
  readonly terms: Terms;
  /** IANA name; the zone that the house speaks of in this auction. */
  readonly timeZone: string;
  /** The lots that the page shows, by lot id. */
  readonly lots: Readonly<Record<string, PublicLot>>;
  readonly viewer: RoomViewer;
  /** Lots whose history the page shows, by lot id. */
  readonly histories?: Readonly<Record<string, ShownHistory>>;
  /** The house clock when the page was rendered, epoch milliseconds. */
  readonly asOf: number;
};
