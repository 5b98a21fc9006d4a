import type { LotEvent, RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { record as chainEvents } from '#auction/ledger-hash.ts';
import type { Lot } from '#auction/lot.ts';
import type { LoadedBidder } from '../cache/bidder-cache.ts';
import type { CommandOutcome, EventToAppend, LedgerBatch, LotAppend, LotId, LotRecord } from '../ports.ts';
import { sha256 } from '../sha256.ts';

/**
 * What a batch is decided on. After a refused append it is brought up to date, and the batch is
 * decided again.
 */
export type BatchContext = {
  /** The instant for which the batch is decided. */
  at: number;
  readonly lots: Map<LotId, LotRecord>;
  readonly bidders: Map<string, LoadedBidder>;
  /** Outcomes that are already stored, by key id. */
  readonly outcomes: Map<string, CommandOutcome>;
  readonly endedSessions: Set<string>;
  /** People who were loaded again because the ledger found that their rights had changed. */
  readonly reloadedUsers: Set<string>;
  /** People whose rights had changed again after they were reloaded. */
  readonly disputedUsers: Set<string>;
  /** Every open lot of the auction is among `lots`, so that an extension can spread. */
  hasWholeAuction: boolean;
};

/**
 * A lot of a batch that is being decided: the events decided so far, and its `state` after them.
 */
export type WorkingLot = {
  readonly record: LotRecord;
  state: Lot;
  readonly events: EventToAppend[];
  /** What the ledger's clock must show for these decisions to be valid. */
  clock: LotAppend['clock'];
};

/**
 * The state of a batch that is being decided: each command sees the changes of the earlier ones.
 */
export type WorkingBatch = {
  readonly context: BatchContext;
  readonly newSalt: () => string;
  readonly lots: Map<LotId, WorkingLot>;
  /** The outcomes decided in this batch, by key id. */
  readonly outcomes: Map<string, CommandOutcome>;
  /** The people whose bids were accepted, by session. */
  readonly bidders: Map<string, LedgerBatch['bidders'][number]>;
  /**
   * People who were refused on cached records, which must be reloaded before the refusal is final
   * (I10).
   */
  readonly usersToConfirm: Set<string>;
  /** An extension spreads to lots that are not loaded yet (C4). */
  needsWholeAuction: boolean;
};

export function startWorkingBatch(context: BatchContext, newSalt: () => string): WorkingBatch {
  return {
    context,
    newSalt,
    lots: new Map(),
    outcomes: new Map(),
    bidders: new Map(),
    usersToConfirm: new Set(),
    needsWholeAuction: false,
  };
}

export function workingLot(batch: WorkingBatch, record: LotRecord): WorkingLot {
  const existing = batch.lots.get(record.lotId);
  if (existing) return existing;
  const added: WorkingLot = { record, state: record.lot, events: [], clock: 'any' };
  batch.lots.set(record.lotId, added);
  return added;
}

/** Numbers the events, chains them to the lot's last one, and applies them to the lot. */
export function addEvents(
  working: WorkingLot,
  events: readonly LotEvent[],
  cause: { readonly actorId: string | null; readonly commandKey: string | null },
): readonly RecordedEvent[] {
  const recorded = chainEvents(sha256, working.state, events);
  working.state = recorded.reduce(evolve, working.state);
  for (const { seq, hash, event } of recorded) working.events.push({ seq, hash, event, ...cause });
  return recorded;
}
