import type { RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Announcer, Ledger, LotId, LotRecord } from '../ports.ts';
import type { LotCache } from './lot-cache.ts';

/** Reads lots through the cache, and announces events that this node had not seen. */
export type LotReader = {
  /** The cached lot, or the lot loaded from the ledger; null if there is none. */
  readonly find: (lotId: LotId) => Promise<LotRecord | null>;
  /**
   * Reads the ledger past the cached state and announces new events: another node's bids, or an
   * unconfirmed write of this node.
   */
  readonly readNewEvents: (lotId: LotId) => Promise<LotRecord | null>;
  /**
   * Drops the cached lot and loads it again: for a lot that is behind the cache, because the
   * database was restored.
   */
  readonly reload: (lotId: LotId) => Promise<LotRecord | null>;
};

export function createLotReader({
  ledger,
  announcer,
  cache,
}: {
  readonly ledger: Pick<Ledger, 'loadLot' | 'readEventsAfter'>;
  readonly announcer: Announcer;
  readonly cache: LotCache;
}): LotReader {
  /**
   * Announces the change from one state of a lot to a later one, with those of the given events
   * that lie between them.
   */
  const announce = (record: LotRecord, before: Lot, read: readonly RecordedEvent[]) => {
    const events = read.filter(({ seq }) => seq > before.seq && seq <= record.lot.seq);
    announcer.lotChanged({ record, before, after: record.lot, events });
  };

  const load = async (lotId: LotId) => {
    const record = await ledger.loadLot(lotId);
    if (record?.lot.status === 'scheduled') cache.markScheduled(lotId);
    else if (record) {
      const events = cache.isMarkedScheduled(lotId) ? await ledger.readEventsAfter(lotId, 0) : [];
      // Another read may have announced the opening while this one waited.
      const isNew = cache.unmarkScheduled(lotId);
      cache.store(record);
      if (isNew) announce(record, SCHEDULED_LOT, events);
    }
    return record;
  };

  return {
    find: async (lotId) => cache.get(lotId) ?? load(lotId),
    readNewEvents: async (lotId) => {
      const since = cache.get(lotId)?.lot.seq;
      if (since === undefined) return load(lotId);
      const read = await ledger.readEventsAfter(lotId, since);
      const before = cache.get(lotId);
      if (!before) return load(lotId);
      // Another read may have stored some of these events meanwhile: only the rest are applied and
      // announced.
      const events = read.filter(({ seq }) => seq > before.lot.seq);
      if (events.length === 0) return before;
      const after = { ...before, lot: events.reduce(evolve, before.lot) };
      cache.store(after);
      announce(after, before.lot, events);
      return after;
    },
    reload: (lotId) => {
      cache.delete(lotId);
      return load(lotId);
    },
  };
}
