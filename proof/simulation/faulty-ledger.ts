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

/** The ledger behind a network: every message takes time, and some do not arrive. */
export function createFaultyLedger(
  ledger: Ledger & AuctionReader,
  {
    time,
    random,
    faults,
    tally,
    history,
    now,
    process,
  }: {
    readonly time: VirtualTime;
    readonly random: SeededRandom;
    readonly faults: InjectedFaults;
    readonly tally: Tally;
    readonly history: AuctionHistory;
    readonly now: Now;
    readonly process: SimulatedProcess;
  },
): Ledger & AuctionReader {
  const travel = () => time.pause(faults.ledgerDelay());
  const noteDelay = () => void history.delayed.push(now().at);
  const connectionLost = () => new Error('the connection to the ledger was lost');

  /** Delivers an answer. If the process has ended meanwhile, the promise never settles. */
  const reply = async <T>(value: T, onLost = () => {}): Promise<T> => {
    await travel();
    if (!process.isAlive()) return NEVER;
    // The ledger went away after the statement and before its answer.
    if (faults.isLedgerAway()) {
      onLost();
      noteDelay();
      throw connectionLost();
    }
    return value;
  };
  const fail = async (fault: Error): Promise<never> => {
    if (faults.isLedgerAway()) noteDelay();
    await travel();
    if (process.isAlive()) throw fault;
    return NEVER;
  };

  const read = async <T>(query: () => Promise<T>): Promise<T> => {
    if (!process.isAlive()) return NEVER;
    const fault = faults.nextReadFault();
    if (fault !== null) {
      tally.add(`read: ${fault}`);
      noteDelay();
    }
    await travel();
    if (faults.isLedgerAway() || fault === 'unreachable') return fail(new LedgerUnavailable());
    if (fault === 'fails') return fail(connectionLost());
    if (fault === 'slow') await time.pause(random.between(100, 1_500));
    const answer = await query();
    return fault === 'loses its answer' ? fail(connectionLost()) : reply(answer);
  };

  const append = async (batch: LedgerBatch): Promise<AppendResult> => {
    if (!process.isAlive()) return NEVER;
    const fault = faults.nextWriteFault();
    if (fault !== null) tally.add(`write: ${fault}`);
    await travel();
    if (faults.isLedgerAway() || fault === 'unreachable') return fail(new LedgerUnavailable());
    const loseAnswer = () => {
      for (const { lotId } of batch.lots) process.onLostAnswer(lotId);
    };
    switch (fault) {
      case 'lost before':
        loseAnswer();
        return fail(connectionLost());
      case 'lost after':
        loseAnswer();
        await ledger.append(batch);
        return fail(connectionLost());
      case 'commits late':
        loseAnswer();
        time.after(random.between(5, LATEST_COMMIT), () => void ledger.append(batch));
        return fail(connectionLost());
      case 'slow':
        noteDelay();
        await time.pause(random.between(100, 2_500));
        return reply(await ledger.append(batch), loseAnswer);
      case null:
        return reply(await ledger.append(batch), loseAnswer);
      default:
        return fault satisfies never;
    }
  };

  return {
    append,
    readClock: () => read(ledger.readClock),
    loadLot: (lotId) => read(() => ledger.loadLot(lotId)),
    lotsOfAuction: (auctionId) => read(() => ledger.lotsOfAuction(auctionId)),
    eventsAfter: (lotId, seq) => read(() => ledger.eventsAfter(lotId, seq)),
    bidders: (auctionId, userIds) => read(() => ledger.bidders(auctionId, userIds)),
    outcomes: (keys) => read(() => ledger.outcomes(keys)),
    storeOutcomeIfAbsent: (outcome) => read(() => ledger.storeOutcomeIfAbsent(outcome)),
    dueLots: () => read(ledger.dueLots),
    publicLots: (auctionId, lotIds) => read(() => ledger.publicLots(auctionId, lotIds)),
    paddle: (auctionId, userId) => read(() => ledger.paddle(auctionId, userId)),
  };
}
