import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { AuctionId, LotId } from '../ports.ts';

type MaybePromise<T> = T | Promise<T>;

export type FixtureLot = {
  readonly openingBid: Money;
  readonly reserve?: Money | null;
  /** Epoch milliseconds; by default in the past. */
  readonly opensAt?: number;
  readonly closesAt?: number | null;
  readonly group?: string | null;
  /** The account of the consignor. */
  readonly consignorId?: string | null;
};

/** Puts auctions, people and paddles into a ledger for a test, in memory or in PostgreSQL. */
export type LedgerFixture = {
  readonly addAuction: (auction: {
    readonly terms: Terms;
    readonly lots: readonly FixtureLot[];
    readonly kind?: 'timed' | 'live';
    readonly isPublished?: boolean;
  }) => MaybePromise<{ readonly auctionId: AuctionId; readonly lotIds: readonly LotId[] }>;
  /** Adds a person who is signed in. */
  readonly addPerson: () => MaybePromise<{ readonly userId: string; readonly sessionId: string }>;
  /** Gives a person the next paddle of an auction; by default approved and without a limit. */
  readonly addPaddle: (
    auctionId: AuctionId,
    userId: string,
    as?: { readonly status?: PaddleStatus; readonly bidLimit?: number | null },
  ) => MaybePromise<{ readonly paddleId: string; readonly paddle: string }>;
  readonly endSession: (sessionId: string) => MaybePromise<void>;
  readonly ban: (userId: string) => MaybePromise<void>;
  readonly setPaddleStatus: (paddleId: string, status: PaddleStatus) => MaybePromise<void>;
};
