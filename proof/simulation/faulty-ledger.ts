import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import {
  type AppendResult,
  type AuctionReader,
  type Ledger,
  type LedgerBatch,
  LedgerUnavailable,
  type LotId,
} from '#server/saleroom/ports.ts';
import type { AuctionHistory } from './history.ts';
import type { InjectedFaults } from './injected-faults.ts';
import type { Now } from './recording-ledger.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A process that may end at any time: its requests continue, and their answers never arrive. */
export type SimulatedProcess = {
  readonly isAlive: () => boolean;
  /** Called for each lot whose write got no answer. */
  readonly onLostAnswer: (lotId: LotId) => void;
};

/**
 * How long after its connection is lost a statement may still commit, milliseconds. The ledger
 * refuses older decisions.
 */
const LATEST_COMMIT = 1_200;

const NEVER = new Promise<never>(() => {});

export type FaultyLedgerOptions = {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly faults: InjectedFaults;
  readonly tally: Tally;
  readonly history: AuctionHistory;
  readonly now: Now;
  readonly process: SimulatedProcess;
};

/** The ledger behind a network: every message takes time, and some do not arrive. */
export function createFaultyLedger(
  ledger: Ledger & AuctionReader,
  options: FaultyLedgerOptions,
): Ledger & AuctionReader {
  const read = <T>(query: () => Promise<T>) => readWithFaults(query, options);
  return {
    append: (batch) => appendWithFaults(ledger, batch, options),
    readClock: () => read(ledger.readClock),
    loadLot: (lotId) => read(() => ledger.loadLot(lotId)),
    readLotsOnSale: (auctionId) => read(() => ledger.readLotsOnSale(auctionId)),
    readEventsAfter: (lotId, seq) => read(() => ledger.readEventsAfter(lotId, seq)),
    readBidders: (auctionId, userIds) => read(() => ledger.readBidders(auctionId, userIds)),
    findOutcomes: (keys) => read(() => ledger.findOutcomes(keys)),
    storeOutcomeIfAbsent: (outcome) => read(() => ledger.storeOutcomeIfAbsent(outcome)),
    readDueLots: () => read(ledger.readDueLots),
    readPublicLots: (auctionId, lotIds) => read(() => ledger.readPublicLots(auctionId, lotIds)),
    readPaddle: (auctionId, userId) => read(() => ledger.readPaddle(auctionId, userId)),
  };
}

async function readWithFaults<T>(query: () => Promise<T>, options: FaultyLedgerOptions): Promise<T> {
  const { time, random, faults, tally, process } = options;
  if (!process.isAlive()) return NEVER;
  const fault = faults.nextReadFault();
  if (fault !== null) {
    tally.add(`read: ${fault}`);
    noteDelay(options);
  }
  await travel(options);
  if (faults.isLedgerAway() || fault === 'unreachable') return fail(new LedgerUnavailable(), options);
  if (fault === 'fails') return fail(connectionLost(), options);
  if (fault === 'slow') await time.pause(random.between(100, 1_500));
  const answer = await query();
  return fault === 'loses its answer' ? fail(connectionLost(), options) : reply(answer, options);
}

async function appendWithFaults(
  ledger: Ledger,
  batch: LedgerBatch,
  options: FaultyLedgerOptions,
): Promise<AppendResult> {
  const { time, random, faults, tally, process } = options;
  if (!process.isAlive()) return NEVER;
  const fault = faults.nextWriteFault();
  if (fault !== null) tally.add(`write: ${fault}`);
  await travel(options);
  if (faults.isLedgerAway() || fault === 'unreachable') return fail(new LedgerUnavailable(), options);
  const loseAnswer = () => {
    for (const { lotId } of batch.lots) process.onLostAnswer(lotId);
  };
  switch (fault) {
    case 'lost before':
      loseAnswer();
      return fail(connectionLost(), options);
    case 'lost after':
      loseAnswer();
      await ledger.append(batch);
      return fail(connectionLost(), options);
    case 'commits late':
      loseAnswer();
      time.after(random.between(5, LATEST_COMMIT), () => void ledger.append(batch));
      return fail(connectionLost(), options);
    case 'slow':
      noteDelay(options);
      await time.pause(random.between(100, 2_500));
      return reply(await ledger.append(batch), options, loseAnswer);
    case null:
      return reply(await ledger.append(batch), options, loseAnswer);
    default:
      return fault satisfies never;
  }
}

/** Delivers an answer. If the process has ended meanwhile, the promise never settles. */
async function reply<T>(value: T, options: FaultyLedgerOptions, onLost = () => {}): Promise<T> {
  await travel(options);
  if (!options.process.isAlive()) return NEVER;
  // The ledger went away after the statement and before its answer.
  if (options.faults.isLedgerAway()) {
    onLost();
    noteDelay(options);
    throw connectionLost();
  }
  return value;
}

async function fail(fault: Error, options: FaultyLedgerOptions): Promise<never> {
  if (options.faults.isLedgerAway()) noteDelay(options);
  await travel(options);
  if (options.process.isAlive()) throw fault;
  return NEVER;
}

function travel({ time, faults }: FaultyLedgerOptions): Promise<void> {
  return time.pause(faults.ledgerDelay());
}

function noteDelay({ history, now }: FaultyLedgerOptions): void {
  history.delayed.push(now().at);
}

function connectionLost(): Error {
  return new Error('the connection to the ledger was lost');
}
