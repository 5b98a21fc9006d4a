import type { LastSeqReader, LedgerHints } from '../ports.ts';
import type { AnnouncedLots } from './announced-lots.ts';

/**
 * How often the ledger is polled while a watched lot is on sale, in milliseconds; every eighth poll
 * reads all lots.
 */
const POLL_INTERVAL = 250;
const POLLS_PER_FULL_POLL = 8;

/**
 * Announces to this node's connections what other nodes write: at once on a hint, and by polling
 * the ledger, so that a lost hint costs a quarter of a second and nothing else. Returns a function
 * that stops it.
 */
export function followOtherNodes({
  announcedLots,
  hints,
  ledger,
}: {
  readonly announcedLots: AnnouncedLots;
  readonly hints: LedgerHints;
  readonly ledger: LastSeqReader;
}): () => Promise<void> {
  const unsubscribe = hints.subscribe((hint) => void announcedLots.announceUpTo(hint));
  let isOnSale = false;
  let polls = 0;
  let polling: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const poll = async () => {
    const auctionIds = announcedLots.watchedAuctions();
    const which = polls % POLLS_PER_FULL_POLL === 0 ? 'all' : 'on-sale';
    polls += 1;
    if (auctionIds.length === 0 || (which === 'on-sale' && !isOnSale)) return;
    const lastSeqs = await ledger.readLastSeqs(auctionIds, which);
    isOnSale = lastSeqs.some((lot) => lot.isOnSale);
    await Promise.all(lastSeqs.map(announcedLots.announceUpTo));
  };
  const next = () => {
    // A failed poll is repeated; the code that needs the ledger for a bid logs the fault.
    polling = poll()
      .catch(() => {})
      .then(() => {
        if (!isStopped) timer = setTimeout(next, POLL_INTERVAL);
      });
  };
  next();

  return async () => {
    isStopped = true;
    unsubscribe();
    clearTimeout(timer);
    await polling;
  };
}
