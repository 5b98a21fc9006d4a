import type { LotCommand } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { LotEvent, RecordedEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import type { IncrementTable } from '../increment-table.ts';
import { record, type Sha256 } from '../ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '../lot.ts';
import type { Money } from '../money.ts';
import type { Bidder } from '../paddle.ts';
import type { Rejection } from '../rejections.ts';
import type { Terms } from '../terms.ts';

/** An increment table with one step at every price. */
export function steps(step: number): IncrementTable {
  return { kind: 'bands', bands: [{ from: 0 as Money, step: step as Money }] };
}

/** The default terms with overrides. */
export function termsWith(overrides: Partial<Terms> = {}): Terms {
  return {
    currency: 'GBP',
    increments: steps(10),
    ladderOnly: false,
    belowReserve: 'consume',
    maxBidMayBeLowered: false,
    jumpGuard: null,
    softClose: { mode: 'off' },
    buyersPremium: { bands: [{ from: 0 as Money, basisPoints: 0 }], taxOnHammer: 0, taxOnPremium: 0 },
    ...overrides,
  };
}

/** A bidder who may bid, with overrides. */
export function bidder(paddle: string | null, overrides: Partial<Bidder> = {}): Bidder {
  return { paddle, status: 'approved', available: null, consignedThisLot: false, ...overrides };
}

export type Setting = Partial<Terms> & {
  readonly openingBid?: number;
  readonly reserve?: number | null;
  /** Epoch milliseconds; the lot opens at 0. */
  readonly closesAt?: number | null;
};

type BidOptions = { readonly at?: number; readonly max?: number; readonly jumpConfirmed?: boolean } & Partial<Bidder>;

/**
 * A lot that a test plays through the rules, command by command. What it answers is a rejection, or
 * null when the command was accepted.
 */
export class LotInPlay {
  lot: Lot = SCHEDULED_LOT;
  readonly recorded: RecordedEvent[] = [];
  readonly #sha256: Sha256;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  apply(command: LotCommand): Rejection | null {
    const decision: Decision = decide(this.lot, command, this.#sha256);
    if (!decision.accepted) return decision.rejection;
    for (const event of record(this.#sha256, this.lot, decision.events)) {
      this.lot = evolve(this.lot, event);
      this.recorded.push(event);
    }
    return null;
  }

  open({ openingBid = 10, reserve = null, closesAt = 3_600_000, ...terms }: Setting = {}): this {
    this.apply({
      type: 'OpenLot',
      at: 0,
      salt: 'a0',
      terms: termsWith(terms),
      openingBid: openingBid as Money,
      reserve: reserve as Money | null,
      closesAt,
    });
    return this;
  }

  /** Places an exact bid, or with `max` a bid up to it. */
  bid(
    by: string,
    amount: number,
    { at = 1, max, jumpConfirmed = false, ...rights }: BidOptions = {},
  ): Rejection | null {
    const limit = (max ?? null) as Money | null;
    const bidding = bidder(by, rights);
    return this.apply({
      type: 'PlaceBid',
      at,
      salt: 'b1',
      bidder: bidding,
      amount: amount as Money,
      max: limit,
      jumpConfirmed,
    });
  }

  max(by: string, limit: number, { at = 1, jumpConfirmed = false, ...rights }: BidOptions = {}): Rejection | null {
    const bidding = bidder(by, rights);
    return this.apply({ type: 'SetMaxBid', at, salt: 'c2', bidder: bidding, max: limit as Money, jumpConfirmed });
  }

  lowerReserve(reserve: number, at = 1): Rejection | null {
    return this.apply({ type: 'LowerReserve', at, salt: 'd3', reserve: reserve as Money });
  }

  voidBid(voidedSeq: number, at = 1): Rejection | null {
    return this.apply({ type: 'VoidBid', at, voidedSeq, reason: 'a slip of the finger' });
  }

  close(at = this.lot.closesAt ?? 0): Rejection | null {
    return this.apply({ type: 'CloseLot', at });
  }

  /** The price and leader as in the worked examples: "800 A", or "no bid". */
  get result(): string {
    return this.lot.currentBid === null ? 'no bid' : `${this.lot.currentBid} ${this.lot.leadingPaddle}`;
  }

  /** The public bid history, oldest first: "500 A", "600 A auto". */
  get history(): readonly string[] {
    const voided = new Set(this.recorded.flatMap(({ event }) => (event.type === 'BidVoided' ? event.rows : [])));
    return this.recorded.flatMap(({ seq, event }) =>
      event.type === 'BidPlaced' && !voided.has(seq)
        ? [`${event.amount} ${event.paddle}${event.automatic ? ' auto' : ''}`]
        : [],
    );
  }

  get events(): readonly LotEvent[] {
    return this.recorded.map(({ event }) => event);
  }

  get eventTypes(): readonly LotEvent['type'][] {
    return this.recorded.map(({ event }) => event.type);
  }

  /** The seq of the newest bid or raise by a paddle. */
  seqOf(paddle: string): number {
    const own = this.recorded.findLast(
      ({ event }) =>
        (event.type === 'BidPlaced' && !event.automatic && event.paddle === paddle) ||
        (event.type === 'MaxBidSet' && event.secret.paddle === paddle),
    );
    return own?.seq ?? 0;
  }
}
