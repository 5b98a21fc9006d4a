import { evolve } from '#auction/evolve.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import type { Announcer, AuctionId, LastSeqReader, Ledger, LotChange, LotId, LotLastSeq, LotRecord } from '../ports.ts';

/** How far this node has told a lot. `record`: the lot at that seq, once it was needed. */
type Told = { readonly auctionId: AuctionId; readonly seq: number; readonly record: LotRecord | null };

/**
 * What this node has told its own connections of the lots they watch: every event once and in the order of its number, whoever wrote it. A change
 * that comes twice is told once; one that comes too early, because another node wrote in between, is read from the ledger with what is missing.
 */
export type AnnouncedLots = Announcer & {
  /** Somebody here watches an auction. What is committed after this has resolved is told. Rejects when the ledger cannot be read. */
  readonly watch: (auctionId: AuctionId) => Promise<void>;
  /** Nobody watches it any more. */
  readonly unwatch: (auctionId: AuctionId) => void;
  readonly watched: () => readonly AuctionId[];
  /** Reads and tells what a lot's ledger holds past what was told, if it goes further. Never rejects: the next hint or the timer tries again. */
  readonly readUpTo: (height: Pick<LotLastSeq, 'lotId' | 'seq'>) => Promise<void>;
};

export function createAnnouncedLots({
  ledger,
  announcer,
  learned,
}: {
  readonly ledger: Pick<Ledger, 'loadLot' | 'eventsAfter'> & LastSeqReader;
  readonly announcer: Announcer;
  /** Told of each lot that was read: what another node wrote need not be learned by a refused write. */
  readonly learned: (record: LotRecord) => void;
}): AnnouncedLots {
  /** The auctions that are watched; each resolves when it is known how far its lots went by then. */
  const auctions = new Map<AuctionId, Promise<void>>();
  const lots = new Map<LotId, Told>();
  const reading = new Map<LotId, Promise<void>>();

  const lotChanged = (change: LotChange) => {
    const { auctionId, lotId } = change.record;
    if (!auctions.has(auctionId)) return announcer.lotChanged(change);
    const told = lots.get(lotId);
    const [first] = change.events;
    if (!first || (told && change.after.seq <= told.seq)) return;
    if (told && first.seq > told.seq + 1) return void readUpTo({ lotId, seq: change.after.seq });
    lots.set(lotId, { auctionId, seq: change.after.seq, record: { ...change.record, lot: change.after } });
    announcer.lotChanged(told ? newsIn(change, told.seq) : change);
  };

  const readOn = async (lotId: LotId) => {
    const told = lots.get(lotId);
    if (!told) return;
    const base = told.record ?? (await lotAt(ledger, lotId, told.seq));
    if (!base) return;
    const events = await ledger.eventsAfter(lotId, told.seq);
    if (events.length === 0) return;
    const after = events.reduce(evolve, base.lot);
    learned({ ...base, lot: after });
    lotChanged({ record: base, before: base.lot, after, events });
  };

  const readUpTo: AnnouncedLots['readUpTo'] = ({ lotId, seq }) => {
    const told = () => lots.get(lotId)?.seq ?? Number.POSITIVE_INFINITY;
    if (told() >= seq) return Promise.resolve();
    // One read of a lot at a time; whoever knows of more while it lasts is served by the next.
    const before = reading.get(lotId) ?? Promise.resolve();
    const read = before
      .then(() => (told() >= seq ? undefined : readOn(lotId)))
      .catch(() => {})
      .finally(() => {
        if (reading.get(lotId) === read) reading.delete(lotId);
      });
    reading.set(lotId, read);
    return read;
  };

  return {
    lotChanged,
    readUpTo,
    watched: () => [...auctions.keys()],
    watch: (auctionId) => {
      const known = auctions.get(auctionId);
      if (known) return known;
      const ready = ledger.lastSeqs([auctionId], 'all').then(
        (lastSeqs) => {
          if (auctions.get(auctionId) !== ready) return;
          for (const { lotId, seq } of lastSeqs)
            if ((lots.get(lotId)?.seq ?? -1) < seq) lots.set(lotId, { auctionId, seq, record: null });
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
      for (const [lotId, told] of lots) if (told.auctionId === auctionId) lots.delete(lotId);
    },
  };
}

/** A change without the events that were told already. */
function newsIn(change: LotChange, told: number): LotChange {
  const old = change.events.filter(({ seq }) => seq <= told);
  if (old.length === 0) return change;
  return { ...change, before: old.reduce(evolve, change.before), events: change.events.slice(old.length) };
}

async function lotAt(
  ledger: Pick<Ledger, 'loadLot' | 'eventsAfter'>,
  lotId: LotId,
  seq: number,
): Promise<LotRecord | null> {
  const record = await ledger.loadLot(lotId);
  if (!record || record.lot.seq === seq) return record;
  const events = await ledger.eventsAfter(lotId, 0);
  return { ...record, lot: events.filter((event) => event.seq <= seq).reduce(evolve, SCHEDULED_LOT) };
}
