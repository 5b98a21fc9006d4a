import { evolve } from '#auction/evolve.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import type { Announcer, Ledger, LotId, LotRecord } from './ports.ts';

/**
 * The lots that this node knows. What it knows of a lot is a beginning of that lot's ledger, perhaps not all of it: a write that expects more
 * or less than is there is refused by the ledger, so knowing too little costs time and never a wrong decision.
 */
export type KnownLots = {
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
export function createKnownLots({
  ledger,
  announcer,
  most = 2_000,
}: {
  readonly ledger: Pick<Ledger, 'loadLot' | 'eventsAfter'>;
  readonly announcer: Announcer;
  readonly most?: number;
}): KnownLots {
  const known = new Map<LotId, LotRecord>();

  const keep = (record: LotRecord) => {
    const earlier = known.get(record.lotId);
    if (record.lot.status === 'scheduled' || (earlier && earlier.lot.seq > record.lot.seq)) return;
    known.delete(record.lotId);
    known.set(record.lotId, record);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };

  const load = async (lotId: LotId) => {
    const record = await ledger.loadLot(lotId);
    if (record) keep(record);
    return record;
  };

  /** A lot is not kept until it opens: one that is there now has opened since this node last looked, and nobody may have been told. */
  const loadAndTell = async (lotId: LotId) => {
    const record = await load(lotId);
    if (!record || record.lot.seq === 0) return record;
    const events = (await ledger.eventsAfter(lotId, 0)).filter(({ seq }) => seq <= record.lot.seq);
    announcer.lotChanged({ record, before: SCHEDULED_LOT, after: record.lot, events });
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
      if (since === undefined) return loadAndTell(lotId);
      const read = await ledger.eventsAfter(lotId, since);
      const before = known.get(lotId);
      if (!before) return load(lotId);
      // Others may have read on meanwhile: only what is still news is folded and told.
      const events = read.filter(({ seq }) => seq > before.lot.seq);
      if (events.length === 0) return before;
      const after = { ...before, lot: events.reduce(evolve, before.lot) };
      keep(after);
      announcer.lotChanged({ record: before, before: before.lot, after: after.lot, events });
      return after;
    },
    reload: (lotId) => {
      known.delete(lotId);
      return load(lotId);
    },
  };
}
