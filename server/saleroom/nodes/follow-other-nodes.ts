import type { LastSeqReader, Ledger, LedgerHint, LedgerHints, LotId } from '../ports.ts';
import type { AnnouncedLots } from './announced-lots.ts';

/** How often the ledger is looked at while a lot that somebody watches is on sale, in milliseconds; and how often all lots are. */
const LOOK_EVERY = 250;
const LOOK_AT_ALL_EVERY = 8;

/**
 * Tells this node's connections what other nodes wrote: at once on a hint, and by looking at the ledger on a short timer, so that a lost hint costs
 * a quarter of a second and nothing else. Returns what ends it.
 */
export function followOtherNodes({
  told,
  hints,
  ledger,
}: {
  readonly told: AnnouncedLots;
  readonly hints: LedgerHints;
  readonly ledger: LastSeqReader;
}): () => Promise<void> {
  const stopHearing = hints.subscribe((hint) => void told.readUpTo(hint));
  let isOnSale = false;
  let turn = 0;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const look = async () => {
    const auctionIds = told.watched();
    const which = turn % LOOK_AT_ALL_EVERY === 0 ? 'all' : 'on-sale';
    turn += 1;
    if (auctionIds.length === 0 || (which === 'on-sale' && !isOnSale)) return;
    const lastSeqs = await ledger.lastSeqs(auctionIds, which);
    isOnSale = lastSeqs.some((lot) => lot.isOnSale);
    await Promise.all(lastSeqs.map(told.readUpTo));
  };
  const next = () => {
    // A ledger that is away is looked at again in a moment; whoever needs it for a bid reports that it is away.
    looking = look()
      .catch(() => {})
      .then(() => {
        if (!isOver) timer = setTimeout(next, LOOK_EVERY);
      });
  };
  next();

  return async () => {
    isOver = true;
    stopHearing();
    clearTimeout(timer);
    await looking;
  };
}

/** Hints about one lot are given this far apart at most, in milliseconds: the last of a burst stands for all. */
const PACE = 25;

/** A ledger that hints to the other nodes after each write, outside the bid's own statement. */
export function hintingLedger<L extends Ledger>(ledger: L, hints: Pick<LedgerHints, 'send'>): L {
  const resting = new Map<LotId, LedgerHint | null>();
  const give = (hint: LedgerHint) => {
    if (resting.has(hint.lotId)) return void resting.set(hint.lotId, hint);
    hints.send(hint);
    resting.set(hint.lotId, null);
    setTimeout(() => {
      const waiting = resting.get(hint.lotId);
      resting.delete(hint.lotId);
      if (waiting) give(waiting);
    }, PACE).unref();
  };
  return {
    ...ledger,
    append: async (batch) => {
      const result = await ledger.append(batch);
      if (result.kind === 'written')
        for (const { lotId, after, events } of batch.lots) if (events.length > 0) give({ lotId, seq: after.seq });
      return result;
    },
  };
}
