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

/** A broken invariant of a stored lot. `seq` is the event, or null for the lot as a whole. */
export type StoredProblem = { readonly invariant: string; readonly seq: number | null; readonly description: string };

/**
 * Verifies a lot in the server's database: the hash chain, the rules, and every projection, secrets
 * included.
 */
export function verifyStoredLot(stored: StoredLot): readonly StoredProblem[] {
  const chain = checkChain(sha256, stored.events);
  if (chain) {
    const invariant = chain.why === 'seq' ? 'I6' : 'I22';
    return [{ invariant, seq: chain.seq, description: `the ledger is broken here: wrong ${chain.why}` }];
  }
  const { lot, stoppedAt } = replayLedger(stored.events.map(openedLink), sha256);
  if (stoppedAt !== null) {
    return [{ invariant: 'I8', seq: stoppedAt, description: 'this event does not follow from the rules' }];
  }
  return [
    ...columnProblems(stored.events),
    ...lateBids(stored.events),
    ...lotRowProblems(stored, lot),
    ...historyProblems(stored),
    ...maxBidProblems(stored, lot),
    ...outcomeProblems(stored),
  ];
}

function openedLink({ seq, hash, event }: StoredEvent): OpenedLink {
  const secret = 'secret' in event ? event.secret : null;
  return { seq, hash, event: publicPart(event), opening: secret as Opening | null };
}

function columnProblems(events: readonly StoredEvent[]): readonly StoredProblem[] {
  return events
    .filter(({ type, at, event }) => type !== event.type || Math.round(at) !== event.at)
    .map(({ seq }) => ({
      invariant: 'I8',
      seq,
      description: 'its columns have a different type or time than the event',
    }));
}

/**
 * I12: a bid was written, by the database's clock under the lot's lock, before the closing time
 * then in force.
 */
function lateBids(events: readonly StoredEvent[]): readonly StoredProblem[] {
  const problems: StoredProblem[] = [];
  let lot = SCHEDULED_LOT;
  for (const stored of events) {
    const isBid = stored.event.type === 'BidPlaced' || stored.event.type === 'MaxBidSet';
    if (isBid && lot.closesAt !== null && stored.recordedAt >= lot.closesAt) {
      problems.push({ invariant: 'I12', seq: stored.seq, description: 'it was written after the closing time' });
    }
    lot = evolve(lot, stored);
  }
  return problems;
}

/** I8, I18: the lot's row, which every page reads, agrees with the ledger. */
function lotRowProblems({ row, events }: StoredLot, lot: Lot): readonly StoredProblem[] {
  const view = publicLot(lot);
  const { status, seq, hash, currentBid, leadingPaddle, bidCount, extensions, hammerPrice, endedAt } = view;
  const always = { status, seq, hash, currentBid, leadingPaddle, bidCount, extensions, hammerPrice, endedAt };
  // Before the lot opens, its ledger does not contain these fields of the catalogue.
  const isOpened = events.some(({ event }) => event.type === 'LotOpened');
  const { reserve, scheduledClosesAt, closesAt } = lot;
  const opened = isOpened ? { reserve, reserveState: view.reserve, scheduledClosesAt, closesAt } : {};
  return Object.entries({ ...always, ...opened }).flatMap(([field, value]) => {
    const stored = row[field as keyof typeof row];
    // The description has no amounts, because a reserve is secret.
    return sameValue(stored, value)
      ? []
      : [{ invariant: 'I8', seq: null, description: `the lot's row has a different ${field} than its ledger` }];
  });
}

function sameValue(stored: unknown, value: unknown): boolean {
  return typeof stored === 'number' && typeof value === 'number' ? Math.round(stored) === value : stored === value;
}

/** The public bid history has exactly the rows of the ledger. */
function historyProblems({ events, bids }: StoredLot): readonly StoredProblem[] {
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

/** Each paddle's stored max bid follows from its offers. The house has none. */
function maxBidProblems({ maxBids }: StoredLot, lot: Lot): readonly StoredProblem[] {
  const expected = standingOffers(lot.offers)
    .filter(({ paddle }) => paddle !== HOUSE_PADDLE)
    .map(({ paddle, limit }) => ({ paddle, limit: Number(limit) }));
  return differences(
    expected,
    maxBids,
    () => null,
    'list of max bids',
    ({ paddle }) => paddle,
  );
}

/**
 * I1, I5: every accepted outcome names the event of its key, and every event with a key has an
 * outcome.
 */
function outcomeProblems({ events, outcomes }: StoredLot): readonly StoredProblem[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const mismatched = outcomes.filter(({ actorId, key, seq, hash }) => {
    const event = bySeq.get(seq);
    return event?.hash !== hash || event.actorId !== actorId || event.commandKey !== key;
  });
  const keys = new Set(outcomes.map(({ actorId, key }) => `${actorId} ${key}`));
  const unanswered = events.filter(
    ({ actorId, commandKey }) => commandKey !== null && !keys.has(`${actorId} ${commandKey}`),
  );
  return [
    ...mismatched.map(({ seq }) => ({
      invariant: 'I1',
      seq,
      description: 'an outcome names this event, which has another key',
    })),
    ...unanswered.map(({ seq }) => ({ invariant: 'I5', seq, description: 'its key has no outcome' })),
  ];
}

function differences<T>(
  expected: readonly T[],
  stored: readonly T[],
  seqOf: (row: T) => number | null,
  tableName: string,
  nameOf: (row: T) => unknown = seqOf,
): readonly StoredProblem[] {
  const storedByName = new Map(stored.map((row) => [nameOf(row), row]));
  const wrong = expected.filter((row) => canonicalJson(storedByName.get(nameOf(row)) ?? null) !== canonicalJson(row));
  const expectedNames = new Set(expected.map(nameOf));
  const surplus = stored.filter((row) => !expectedNames.has(nameOf(row)));
  return [
    ...wrong.map((row) => ({
      invariant: 'I8',
      seq: seqOf(row),
      description: `the ${tableName} lacks a row of the ledger, or differs from it`,
    })),
    ...surplus.map((row) => ({
      invariant: 'I8',
      seq: seqOf(row),
      description: `the ${tableName} has a row that the ledger does not have`,
    })),
  ];
}
