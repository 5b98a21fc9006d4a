import { isFinal, lookUpOutcome } from './batch/look-up-outcome.ts';
import { resolveUnknownOutcomes } from './batch/resolve-unknown-outcomes.ts';
import { runBatch } from './batch/run-batch.ts';
import type { LogFault, SaleroomContext } from './batch/saleroom-context.ts';
import { createSalts } from './batch/salts.ts';
import { isBidCommand, type WaitingCommand } from './batch/waiting-command.ts';
import { createBidderCache } from './cache/bidder-cache.ts';
import { createLotCache, type LotCache } from './cache/lot-cache.ts';
import { createLotReader } from './cache/lot-reader.ts';
import { createRecentOutcomes } from './cache/recent-outcomes.ts';
import type { DatabaseClock } from './clock/database-clock.ts';
import { machineTimers, type Timers } from './clock/timers.ts';
import { type CommandKey, digestOf, keyId } from './command-key.ts';
import { busy, type CommandResult, refuse } from './command-result.ts';
import type { Actor, Announcer, Ledger, LotId, LotRecord } from './ports.ts';
import { createCommandIntake } from './queues/command-intake.ts';
import { createLotQueues } from './queues/lot-queues.ts';
import type { UntimedCommand } from './timed-command.ts';

/** The authority over the lots: every change of a lot's bidding goes through it. */
export type Saleroom = {
  /**
   * Submits a command. Resolves after the commit, or when the command is certainly not accepted;
   * never rejects. A repeated key gets the first result again. `key` is null for the house's own
   * commands.
   */
  readonly submit: (
    command: UntimedCommand & { readonly lotId: LotId },
    actor: Actor,
    key: CommandKey | null,
  ) => Promise<CommandResult>;
  /**
   * Looks up the outcome of a key. A key that was never received is burnt: a late copy of its
   * command will be refused (I4).
   */
  readonly lookUp: (actorId: string, key: string, lotId: LotId) => Promise<CommandResult>;
  /**
   * The lot as this node has it in memory, or as it is in the ledger. Rejects when the ledger has
   * to be read and cannot be.
   */
  readonly find: (lotId: LotId) => Promise<LotRecord | null>;
  /**
   * Reads the lots whose last write is in doubt, and announces what it finds. The closing clock
   * calls it.
   */
  readonly resolveUnknownOutcomes: () => Promise<void>;
  /** The number of commands that wait in this node's queues. */
  readonly waiting: () => number;
  /** Refuses further commands, and resolves when all earlier ones are answered and announced. */
  readonly stop: () => Promise<void>;
};

export type SaleroomOptions = {
  readonly ledger: Ledger;
  readonly announcer: Announcer;
  readonly databaseClock: Pick<DatabaseClock, 'now' | 'observe'>;
  readonly logFault: LogFault;
  /**
   * Shared with the part of the node that reads other nodes' events; by default the saleroom has
   * its own.
   */
  readonly lotCache?: LotCache;
  /** Returns a random salt for each secret that enters the public chain as a commitment. */
  readonly newSalt?: () => string;
  readonly timers?: Timers;
  /** How many commands one batch may hold. */
  readonly maxBatchSize?: number;
  /** How many commands may wait for one lot; more are refused as BUSY. */
  readonly maxWaiting?: number;
};

export function createSaleroom(options: SaleroomOptions): Saleroom {
  const context = createContext(options);
  const queues = createLotQueues<WaitingCommand>({
    runBatch: (batch) => runBatch(context, batch),
    runsAlone: (waiting) => !isBidCommand(waiting),
    yieldToEventLoop: context.timers.yieldToEventLoop,
    maxBatchSize: options.maxBatchSize ?? 500,
    maxWaiting: options.maxWaiting ?? 4_000,
  });
  const intake = createCommandIntake(context, queues);
  const pendingResults = new Map<string, Promise<CommandResult>>();
  let isOpen = true;

  const submit: Saleroom['submit'] = ({ lotId, ...command }, actor, key) => {
    if (!isOpen) return Promise.resolve(refuse(busy));
    const keyed = key && { key: key.key, digest: digestOf(lotId, command), expiresAt: key.expiresAt ?? null };
    const result = new Promise<CommandResult>((answer) => {
      intake.enqueue({ lotId, command, actor, key: keyed, answer });
    });
    if (key === null || actor.kind === 'house') return result;
    const id = keyId(actor.userId, key.key);
    pendingResults.set(id, result);
    return result.finally(() => {
      if (pendingResults.get(id) === result) pendingResults.delete(id);
    });
  };

  return {
    submit,
    lookUp: async (actorId, key, lotId) => {
      const pending = await pendingResults.get(keyId(actorId, key));
      // A result that is not final leaves the key without an outcome, so the ledger has to be
      // asked.
      if (pending && isFinal(pending)) return pending;
      return lookUpOutcome(context, { actorId, key, lotId });
    },
    find: context.lotReader.find,
    resolveUnknownOutcomes: () => resolveUnknownOutcomes(context),
    waiting: queues.waiting,
    stop: async () => {
      isOpen = false;
      await intake.settled();
      await queues.drained();
    },
  };
}

function createContext(options: SaleroomOptions): SaleroomContext {
  const { ledger, announcer, databaseClock, logFault, timers = machineTimers, lotCache = createLotCache() } = options;
  return {
    ledger,
    announcer,
    databaseClock,
    logFault,
    timers,
    lotCache,
    lotReader: createLotReader({ ledger, announcer, cache: lotCache }),
    bidderCache: createBidderCache(ledger, timers),
    recentOutcomes: createRecentOutcomes(),
    lotsInDoubt: new Map(),
    newSalt: options.newSalt ?? createSalts(),
  };
}
