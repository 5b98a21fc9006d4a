import type { LotEvent, RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { record as chain } from '#auction/ledger-hash.ts';
import type { Lot } from '#auction/lot.ts';
import type { CachedBidder } from '../cache/bidder-cache.ts';
import type { CommandOutcome, EventToAppend, LedgerBatch, LotAppend, LotId, LotRecord } from '../ports.ts';
import { sha256 } from '../sha256.ts';

/** What the saleroom knows when it decides a batch. What the ledger tells in between is added, and then the batch is decided again. */
export type Known = {
  /** The instant for which the batch is decided. */
  at: number;
  readonly lots: Map<LotId, LotRecord>;
  readonly bidders: Map<string, CachedBidder>;
  /** Outcomes that are stored already, by key id. */
  readonly outcomes: Map<string, CommandOutcome>;
  readonly endedSessions: Set<string>;
  /** People read anew because the ledger said that their rights are not what was decided on. */
  readonly readAnew: Set<string>;
  /** People of whom it said so twice, although they had been read in between. */
  readonly inDispute: Set<string>;
  /** Every open lot of the auction is among `lots`, so that an extension can spread. */
  wholeAuction: boolean;
};

/** A lot as the commands decided so far leave it, with the events that got it there. */
export type WorkingLot = {
  readonly record: LotRecord;
  lot: Lot;
  readonly events: EventToAppend[];
  /** What the ledger's clock must say for these decisions to hold. */
  clock: LotAppend['clock'];
};

/** A batch while it is decided: each command meets what the ones before it left. */
export type WorkingBatch = {
  readonly known: Known;
  readonly newSalt: () => string;
  readonly lots: Map<LotId, WorkingLot>;
  /** The outcomes decided in this batch, by key id. */
  readonly outcomes: Map<string, CommandOutcome>;
  /** The people whose bids were accepted, by session. */
  readonly bidders: Map<string, LedgerBatch['bidders'][number]>;
  /** People refused on remembered facts: to be read afresh before they are told so (I10). */
  readonly toConfirm: Set<string>;
  /** An extension spreads to lots that are not known yet (C4). */
  wantsWholeAuction: boolean;
};

export function startWorkingBatch(known: Known, newSalt: () => string): WorkingBatch {
  return {
    known,
    newSalt,
    lots: new Map(),
    outcomes: new Map(),
    bidders: new Map(),
    toConfirm: new Set(),
    wantsWholeAuction: false,
  };
}

export function workingLot(hand: WorkingBatch, record: LotRecord): WorkingLot {
  const there = hand.lots.get(record.lotId);
  if (there) return there;
  const lot: WorkingLot = { record, lot: record.lot, events: [], clock: 'any' };
  hand.lots.set(record.lotId, lot);
  return lot;
}

/** Numbers and chains events after the lot's last one, and moves the lot on. */
export function addEvents(
  inHand: WorkingLot,
  events: readonly LotEvent[],
  cause: { readonly actorId: string | null; readonly commandKey: string | null },
): readonly RecordedEvent[] {
  const recorded = chain(sha256, inHand.lot, events);
  inHand.lot = recorded.reduce(evolve, inHand.lot);
  for (const { seq, hash, event } of recorded) inHand.events.push({ seq, hash, event, ...cause });
  return recorded;
}
