import {
  type AppendResult,
  type AuctionReader,
  type Ledger,
  type LedgerBatch,
  LedgerUnavailable,
  type LotId,
} from '#server/saleroom/ports.ts';
import type { History } from './history.ts';
import type { Troubles } from './injected-faults.ts';
import type { Now } from './recording-ledger.ts';
import type { Random } from './seeded-random.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A process, which may end at any moment: what it has sent goes on, what it waits for never comes. */
export type Process = {
  readonly isAlive: () => boolean;
  /** Told of each lot whose write it did not hear the end of. */
  readonly isInDoubt: (lotId: LotId) => void;
};

/** After how long a statement whose connection is gone may still commit, in milliseconds; the ledger takes none that was decided much earlier. */
const LATEST_COMMIT = 1_200;

const NEVER = new Promise<never>(() => {});

/** The ledger at the other end of a line: every message takes its time, and some do not arrive. */
export function troubledLedger(
  ledger: Ledger & AuctionReader,
  {
    time,
    random,
    troubles,
    tally,
    history,
    now,
    process,
  }: {
    readonly time: VirtualTime;
    readonly random: Random;
    readonly troubles: Troubles;
    readonly tally: Tally;
    readonly history: History;
    readonly now: Now;
    readonly process: Process;
  },
): Ledger & AuctionReader {
  const trip = () => time.pause(troubles.tripToLedger());
  /** Whoever waits for this waits for ever if their process has ended meanwhile. */
  const reply = async <T>(value: T, loseAnswer = () => {}): Promise<T> => {
    await trip();
    if (!process.isAlive()) return NEVER;
    // It went away after the statement and before its answer.
    if (troubles.isAway()) {
      loseAnswer();
      hinder();
      throw lost();
    }
    return value;
  };
  const fail = async (fault: Error): Promise<never> => {
    if (troubles.isAway()) hinder();
    await trip();
    if (process.isAlive()) throw fault;
    return NEVER;
  };
  const hinder = () => void history.hindered.push(now().at);
  const lost = () => new Error('the connection to the ledger was lost');

  const read = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (!process.isAlive()) return NEVER;
    const fate = troubles.fateOfRead();
    if (fate !== 'goes well') {
      tally.add(`read: ${fate}`);
      hinder();
    }
    await trip();
    if (troubles.isAway() || fate === 'unreachable') return fail(new LedgerUnavailable());
    if (fate === 'fails') return fail(lost());
    if (fate === 'slow') await time.pause(random.between(100, 1_500));
    const answer = await ask();
    return fate === 'loses its answer' ? fail(lost()) : reply(answer);
  };

  const append = async (batch: LedgerBatch): Promise<AppendResult> => {
    if (!process.isAlive()) return NEVER;
    const fate = troubles.fateOfWrite();
    if (fate !== 'goes well') tally.add(`write: ${fate}`);
    await trip();
    if (troubles.isAway() || fate === 'unreachable') return fail(new LedgerUnavailable());
    const loseAnswer = () => {
      for (const { lotId } of batch.lots) process.isInDoubt(lotId);
    };
    switch (fate) {
      case 'lost before':
        loseAnswer();
        return fail(lost());
      case 'lost after':
        loseAnswer();
        await ledger.append(batch);
        return fail(lost());
      case 'commits late':
        loseAnswer();
        time.after(random.between(5, LATEST_COMMIT), () => void ledger.append(batch));
        return fail(lost());
      case 'slow':
        hinder();
        await time.pause(random.between(100, 2_500));
        return reply(await ledger.append(batch), loseAnswer);
      case 'goes well':
        return reply(await ledger.append(batch), loseAnswer);
      default:
        return fate satisfies never;
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
