import type { RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Announcer, Ledger, LotId, LotRecord } from '../ports.ts';

/**
 * The lots that this node knows. What it knows of a lot is a beginning of that lot's ledger, perhaps not all of it: a write that expects more
 * or less than is there is refused by the ledger, so knowing too little costs time and never a wrong decision.
 */
export type LotCache = {
  /** A lot as known, or loaded if it is not; null if there is none. */
  readonly find: (lotId: LotId) => Promise<LotRecord | null>;
  /** Remembers a lot after a write of ours, unless more is known already. */
  readonly keep: (record: LotRecord) => void;
  /** Reads the ledger past what is known and tells what is found: another node's bids, or a write of ours that was in doubt. */
  readonly readOn: (lotId: LotId) => Promise<LotRecord | null>;
  /** Forgets what is known and starts from the ledger: for a lot of which we knew more than the ledger holds (a database was restored). */
  readonly reload: (lotId: LotId) => Promise<LotRecord | null>;
};

/** Keeps at most `most` lots, those used last. A scheduled lot is never kept: until it opens its terms may still be edited. */
export function createLotCache({
  ledger,
  announcer,
  most = 2_000,
}: {
  readonly ledger: Pick<Ledger, 'loadLot' | 'eventsAfter'>;
  readonly announcer: Announcer;
  readonly most?: number;
}): LotCache {
  const known = new Map<LotId, LotRecord>();
  /** Lots that were scheduled when this node last read them: one that is read as open now was opened without this node's hearing of it. */
  const scheduled = new Set<LotId>();

  const keep = (record: LotRecord) => {
    const earlier = known.get(record.lotId);
    if (record.lot.status === 'scheduled' || (earlier && earlier.lot.seq > record.lot.seq)) return;
    scheduled.delete(record.lotId);
    known.delete(record.lotId);
    known.set(record.lotId, record);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };

  /** Tells what led from one state of a lot to a later one; of the events read, those that lie between. */
  const announce = (record: LotRecord, before: Lot, read: readonly RecordedEvent[]) => {
    const events = read.filter(({ seq }) => seq > before.seq && seq <= record.lot.seq);
    announcer.lotChanged({ record, before, after: record.lot, events });
  };

  const noteScheduled = (lotId: LotId) => {
    if (scheduled.size >= most) scheduled.clear();
    if (!known.has(lotId)) scheduled.add(lotId);
  };

  const load = async (lotId: LotId) => {
    const record = await ledger.loadLot(lotId);
    if (record?.lot.status === 'scheduled') noteScheduled(lotId);
    else if (record) {
      const events = scheduled.has(lotId) ? await ledger.eventsAfter(lotId, 0) : [];
      // Others may have told it while this was read.
      const isNews = scheduled.delete(lotId);
      keep(record);
      if (isNews) announce(record, SCHEDULED_LOT, events);
    }
    return record;
  };

  return {
    find: async (lotId) => {
      const record = known.get(lotId);
      if (!record) return load(lotId);
      keep(record);
      return record;
    },
    keep,
    readOn: async (lotId) => {
      const since = known.get(lotId)?.lot.seq;
      if (since === undefined) return load(lotId);
      const read = await ledger.eventsAfter(lotId, since);
      const before = known.get(lotId);
      if (!before) return load(lotId);
      // Others may have read on meanwhile: only what is still news is folded and told.
      const events = read.filter(({ seq }) => seq > before.lot.seq);
      if (events.length === 0) return before;
      const after = { ...before, lot: events.reduce(evolve, before.lot) };
      keep(after);
      announce(after, before.lot, events);
      return after;
    },
    reload: (lotId) => {
      known.delete(lotId);
      return load(lotId);
    },
  };
}
