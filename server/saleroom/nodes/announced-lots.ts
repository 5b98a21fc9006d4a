import { evolve } from '#auction/evolve.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import type { LotCache } from '../cache/lot-cache.ts';
import type { Announcer, AuctionId, LastSeqReader, Ledger, LotChange, LotId, LotLastSeq, LotRecord } from '../ports.ts';

/**
 * How far this node has announced a lot. `record` is the lot at that seq; null until it is needed.
 */
type AnnouncedLot = { readonly auctionId: AuctionId; readonly seq: number; readonly record: LotRecord | null };

/**
 * Announces each event of a watched lot exactly once and in order, whichever node wrote it. A
 * change that arrives twice is announced once. For a change that arrives early, because another
 * node wrote in between, the missing events are read from the ledger first.
 */
export type AnnouncedLots = Announcer & {
  /**
   * Starts to watch an auction: what is committed after this has resolved is announced. Rejects
   * when the ledger cannot be read.
   */
  readonly watch: (auctionId: AuctionId) => Promise<void>;
  readonly unwatch: (auctionId: AuctionId) => void;
  readonly watchedAuctions: () => readonly AuctionId[];
  /**
   * Reads and announces a lot's events up to `seq`, unless they were announced. Never rejects: the
   * next hint or the timer tries again.
   */
  readonly announceUpTo: (lastSeq: Pick<LotLastSeq, 'lotId' | 'seq'>) => Promise<void>;
};

export function createAnnouncedLots({
  ledger,
  announcer,
  lotCache,
}: {
  readonly ledger: Pick<Ledger, 'loadLot' | 'readEventsAfter'> & LastSeqReader;
  readonly announcer: Announcer;
  /**
   * Receives each lot that is read, so that the next bid is not refused for another node's events.
   */
  readonly lotCache: Pick<LotCache, 'store'>;
}): AnnouncedLots {
  /**
   * The watched auctions. Each promise resolves when the last seqs of the auction's lots have been
   * read.
   */
  const auctions = new Map<AuctionId, Promise<void>>();
  const lots = new Map<LotId, AnnouncedLot>();
  const reading = new Map<LotId, Promise<void>>();

  const lotChanged = (change: LotChange) => {
    const { auctionId, lotId } = change.record;
    if (!auctions.has(auctionId)) return announcer.lotChanged(change);
    const announced = lots.get(lotId);
    const [first] = change.events;
    if (!first || (announced && change.after.seq <= announced.seq)) return;
    if (announced && first.seq > announced.seq + 1) return void announceUpTo({ lotId, seq: change.after.seq });
    lots.set(lotId, { auctionId, seq: change.after.seq, record: { ...change.record, lot: change.after } });
    announcer.lotChanged(announced ? changeAfter(change, announced.seq) : change);
  };

  const announceNewEvents = async (lotId: LotId) => {
    const announced = lots.get(lotId);
    if (!announced) return;
    const base = announced.record ?? (await lotAt(ledger, lotId, announced.seq));
    if (!base) return;
    const events = await ledger.readEventsAfter(lotId, announced.seq);
    if (events.length === 0) return;
    const after = events.reduce(evolve, base.lot);
    lotCache.store({ ...base, lot: after });
    lotChanged({ record: base, before: base.lot, after, events });
  };

  const announceUpTo: AnnouncedLots['announceUpTo'] = ({ lotId, seq }) => {
    const announcedSeq = () => lots.get(lotId)?.seq ?? Number.POSITIVE_INFINITY;
    if (announcedSeq() >= seq) return Promise.resolve();
    // One read of a lot at a time. A call that arrives during a read waits for it and then reads
    // only if it must.
    const before = reading.get(lotId) ?? Promise.resolve();
    const read = before
      .then(() => (announcedSeq() >= seq ? undefined : announceNewEvents(lotId)))
      .catch(() => {})
      .finally(() => {
        if (reading.get(lotId) === read) reading.delete(lotId);
      });
    reading.set(lotId, read);
    return read;
  };

  return {
    lotChanged,
    announceUpTo,
    watchedAuctions: () => [...auctions.keys()],
    watch: (auctionId) => {
      const existing = auctions.get(auctionId);
      if (existing !== undefined) return existing;
      const ready = ledger.readLastSeqs([auctionId], 'all').then(
        (lastSeqs) => {
          if (auctions.get(auctionId) === ready) advanceTo(lots, lastSeqs);
        },
        (fault: unknown) => {
          if (auctions.get(auctionId) === ready) auctions.delete(auctionId);
          throw fault;
        },
      );
      auctions.set(auctionId, ready);
      return ready;
    },
    unwatch: (auctionId) => {
      auctions.delete(auctionId);
      for (const [lotId, announced] of lots) if (announced.auctionId === auctionId) lots.delete(lotId);
    },
  };
}

/**
 * Events up to these seqs were committed before the auction was watched, so they need no
 * announcement.
 */
function advanceTo(lots: Map<LotId, AnnouncedLot>, lastSeqs: readonly LotLastSeq[]): void {
  for (const { auctionId, lotId, seq } of lastSeqs)
    if ((lots.get(lotId)?.seq ?? -1) < seq) lots.set(lotId, { auctionId, seq, record: null });
}

/** The part of a change after a seq that was announced already. */
function changeAfter(change: LotChange, announcedSeq: number): LotChange {
  const old = change.events.filter(({ seq }) => seq <= announcedSeq);
  if (old.length === 0) return change;
  return { ...change, before: old.reduce(evolve, change.before), events: change.events.slice(old.length) };
}

async function lotAt(
  ledger: Pick<Ledger, 'loadLot' | 'readEventsAfter'>,
  lotId: LotId,
  seq: number,
): Promise<LotRecord | null> {
  const record = await ledger.loadLot(lotId);
  if (!record || record.lot.seq === seq) return record;
  const events = await ledger.readEventsAfter(lotId, 0);
  return { ...record, lot: events.filter((event) => event.seq <= seq).reduce(evolve, SCHEDULED_LOT) };
}
