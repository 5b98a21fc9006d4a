import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { AuctionId, LotId } from '../ports.ts';

type Soon<T> = T | Promise<T>;

export type FixtureLot = {
  readonly openingBid: Money;
  readonly reserve?: Money | null;
  /** Epoch milliseconds; by default it has come already. */
  readonly opensAt?: number;
  readonly closesAt?: number | null;
  readonly group?: string | null;
  /** Who consigned it: an account. */
  readonly consignorId?: string | null;
};

/** What a test needs to have in a ledger before the saleroom comes: auctions, people, paddles. Memory and PostgreSQL are set alike. */
export type LedgerFixture = {
  readonly addAuction: (auction: {
    readonly terms: Terms;
    readonly lots: readonly FixtureLot[];
    readonly kind?: 'timed' | 'live';
    readonly isPublished?: boolean;
  }) => Soon<{ readonly auctionId: AuctionId; readonly lotIds: readonly LotId[] }>;
  /** Somebody who is signed in. */
  readonly addPerson: () => Soon<{ readonly userId: string; readonly sessionId: string }>;
  /** Gives somebody the next paddle of an auction, approved and without a limit unless said otherwise. */
  readonly addPaddle: (
    auctionId: AuctionId,
    userId: string,
    as?: { readonly status?: PaddleStatus; readonly bidLimit?: number | null },
  ) => Soon<{ readonly paddleId: string; readonly paddle: string }>;
  readonly endSession: (sessionId: string) => Soon<void>;
  readonly ban: (userId: string) => Soon<void>;
  readonly setPaddleStatus: (paddleId: string, status: PaddleStatus) => Soon<void>;
};
