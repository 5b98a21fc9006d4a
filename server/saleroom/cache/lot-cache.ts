import type { LotId, LotRecord } from '../ports.ts';

/**
 * The lots that this node has in memory. A cached lot may be behind its ledger: the ledger refuses
 * a write that expects another seq, so a stale lot costs time but never leads to a wrong decision.
 */
export type LotCache = {
  readonly get: (lotId: LotId) => LotRecord | undefined;
  /**
   * Stores a lot unless a later state is cached. A scheduled lot is not stored: until it opens, its
   * terms may be edited.
   */
  readonly store: (record: LotRecord) => void;
  readonly delete: (lotId: LotId) => void;
  /**
   * Notes that a lot was scheduled when this node last read it. If it is open at the next read, its
   * opening was not announced here.
   */
  readonly markScheduled: (lotId: LotId) => void;
  readonly isMarkedScheduled: (lotId: LotId) => boolean;
  /** Returns false if the lot was not marked, or was stored meanwhile. */
  readonly unmarkScheduled: (lotId: LotId) => boolean;
};

/** Creates a cache of at most `maxLots` lots, which drops the least recently used one. */
export function createLotCache(maxLots = 2_000): LotCache {
  const records = new Map<LotId, LotRecord>();
  const scheduled = new Set<LotId>();

  const put = (record: LotRecord) => {
    records.delete(record.lotId);
    records.set(record.lotId, record);
  };

  return {
    get: (lotId) => {
      const record = records.get(lotId);
      if (record) put(record);
      return record;
    },
    store: (record) => {
      const cached = records.get(record.lotId);
      if (record.lot.status === 'scheduled' || (cached && cached.lot.seq > record.lot.seq)) return;
      scheduled.delete(record.lotId);
      put(record);
      const [oldest] = records.keys();
      if (records.size > maxLots && oldest !== undefined) records.delete(oldest);
    },
    delete: (lotId) => void records.delete(lotId),
    markScheduled: (lotId) => {
      if (scheduled.size >= maxLots) scheduled.clear();
      if (!records.has(lotId)) scheduled.add(lotId);
    },
    isMarkedScheduled: (lotId) => scheduled.has(lotId),
    unmarkScheduled: (lotId) => scheduled.delete(lotId),
  };
}
