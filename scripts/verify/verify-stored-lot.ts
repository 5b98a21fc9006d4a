import { canonicalJson } from '#auction/canonical-json.ts';
import { publicPart } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { checkChain } from '#auction/ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import { HOUSE_PADDLE } from '#auction/paddle.ts';
import { standingOffers } from '#auction/standing-offers.ts';
import type { Opening } from '#auction/verify/lot-export.ts';
import { type OpenedLink, replayLedger } from '#auction/verify/replay-ledger.ts';
import { publicLot } from '#auction/views.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import type { StoredEvent, StoredLot } from './read-stored-lots.ts';

/** Something of a stored lot that is not as it must be. `invariant` names the promise, `seq` the event, null for the lot as a whole. */
export type StoredFault = { readonly invariant: string; readonly seq: number | null; readonly words: string };

/** Checks a lot in the house's own database, secrets included: the chain, the rules, and every projection against the ledger. */
export function verifyStoredLot(stored: StoredLot): readonly StoredFault[] {
  const chain = checkChain(sha256, stored.events);
  if (chain) {
    const invariant = chain.why === 'seq' ? 'I6' : 'I22';
    return [{ invariant, seq: chain.seq, words: `the ledger breaks here: its ${chain.why} is not right` }];
  }
  const { lot, stoppedAt } = replayLedger(stored.events.map(openedLink), sha256);
  if (stoppedAt !== null) {
    return [{ invariant: 'I8', seq: stoppedAt, words: 'this event does not follow from the rules' }];
  }
  return [
    ...columnFaults(stored.events),
    ...bellFaults(stored.events),
    ...rowFaults(stored, lot),
    ...historyFaults(stored),
    ...limitFaults(stored, lot),
    ...outcomeFaults(stored),
  ];
}

function openedLink({ seq, hash, event }: StoredEvent): OpenedLink {
  const secret = 'secret' in event ? event.secret : null;
  return { seq, hash, event: publicPart(event), opening: secret as Opening | null };
}

function columnFaults(events: readonly StoredEvent[]): readonly StoredFault[] {
  return events
    .filter(({ type, at, event }) => type !== event.type || Math.round(at) !== event.at)
    .map(({ seq }) => ({ invariant: 'I8', seq, words: 'its columns say another type or time than the event' }));
}

/** I12: what was written of a bid was written, by the clock under the lot's lock, before the close then in force. */
function bellFaults(events: readonly StoredEvent[]): readonly StoredFault[] {
  const faults: StoredFault[] = [];
  let lot = SCHEDULED_LOT;
  for (const stored of events) {
    const isBid = stored.event.type === 'BidPlaced' || stored.event.type === 'MaxBidSet';
    if (isBid && lot.closesAt !== null && stored.recordedAt >= lot.closesAt) {
      faults.push({ invariant: 'I12', seq: stored.seq, words: 'it was written after the closing time' });
    }
    lot = evolve(lot, stored);
  }
  return faults;
}

/** I8, I18: the lot's row, which every page reads, is what the ledger makes. */
function rowFaults({ row, events }: StoredLot, lot: Lot): readonly StoredFault[] {
  const shown = publicLot(lot);
  const { status, seq, hash, currentBid, leadingPaddle, bidCount, extensions, hammerPrice, endedAt } = shown;
  const told = { status, seq, hash, currentBid, leadingPaddle, bidCount, extensions, hammerPrice, endedAt };
  // Until it is opened a lot's ledger knows nothing of what the catalogue says.
  const isOpened = events.some(({ event }) => event.type === 'LotOpened');
  const { reserve, scheduledClosesAt, closesAt } = lot;
  const opened = isOpened ? { reserve, reserveState: shown.reserve, scheduledClosesAt, closesAt } : {};
  return Object.entries({ ...told, ...opened }).flatMap(([field, value]) => {
    const there = row[field as keyof typeof row];
    // What an amount is stays out of the words: a reserve is nobody's business.
    return sameValue(there, value)
      ? []
      : [{ invariant: 'I8', seq: null, words: `the lot's row has another ${field} than its ledger` }];
  });
}

function sameValue(stored: unknown, value: unknown): boolean {
  return typeof stored === 'number' && typeof value === 'number' ? Math.round(stored) === value : stored === value;
}

/** The bid history that people read has the ledger's rows, and no others. */
function historyFaults({ events, bids }: StoredLot): readonly StoredFault[] {
  const voids = new Map<number, number>();
  for (const { seq, event } of events) {
    if (event.type === 'BidVoided') for (const row of event.rows) voids.set(row, seq);
  }
  const expected = events.flatMap(({ seq, event }) => {
    if (event.type !== 'BidPlaced') return [];
    const { paddle, amount, automatic, at } = event;
    return [{ seq, paddle, amount, automatic, at, voidedBySeq: voids.get(seq) ?? null }];
  });
  return differences(
    expected,
    bids.map((bid) => ({ ...bid, at: Math.round(bid.at) })),
    ({ seq }) => seq,
    'bid history',
  );
}

/** Each paddle's standing limit is what its offers make; the house has none of its own. */
function limitFaults({ maxBids }: StoredLot, lot: Lot): readonly StoredFault[] {
  const expected = standingOffers(lot.offers)
    .filter(({ paddle }) => paddle !== HOUSE_PADDLE)
    .map(({ paddle, limit }) => ({ paddle, limit: Number(limit) }));
  return differences(
    expected,
    maxBids,
    () => null,
    'list of limits',
    ({ paddle }) => paddle,
  );
}

/** I1, I5: every key that was told "accepted" has its event in the ledger, the one that it was told; every keyed event has its outcome. */
function outcomeFaults({ events, outcomes }: StoredLot): readonly StoredFault[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const astray = outcomes.filter(({ actorId, key, seq, hash }) => {
    const event = bySeq.get(seq);
    return event?.hash !== hash || event.actorId !== actorId || event.commandKey !== key;
  });
  const keys = new Set(outcomes.map(({ actorId, key }) => `${actorId} ${key}`));
  const unanswered = events.filter(
    ({ actorId, commandKey }) => commandKey !== null && !keys.has(`${actorId} ${commandKey}`),
  );
  return [
    ...astray.map(({ seq }) => ({ invariant: 'I1', seq, words: 'a key was answered with this event, and is not its' })),
    ...unanswered.map(({ seq }) => ({ invariant: 'I5', seq, words: 'its key has no outcome' })),
  ];
}

function differences<T>(
  expected: readonly T[],
  stored: readonly T[],
  seqOf: (row: T) => number | null,
  what: string,
  nameOf: (row: T) => unknown = seqOf,
): readonly StoredFault[] {
  const there = new Map(stored.map((row) => [nameOf(row), row]));
  const wrong = expected.filter((row) => canonicalJson(there.get(nameOf(row)) ?? null) !== canonicalJson(row));
  const due = new Set(expected.map(nameOf));
  const surplus = stored.filter((row) => !due.has(nameOf(row)));
  return [
    ...wrong.map((row) => ({
      invariant: 'I8',
      seq: seqOf(row),
      words: `the ${what} lacks a row of the ledger, or has it otherwise`,
    })),
    ...surplus.map((row) => ({
      invariant: 'I8',
      seq: seqOf(row),
      words: `the ${what} has a row that the ledger does not`,
    })),
  ];
}
