import { isFinal, lookUpOutcome } from './batch/look-up-outcome.ts';
import { resolveFailedBatch } from './batch/resolve-failed-batch.ts';
import { resolveUnknownOutcomes } from './batch/resolve-unknown-outcomes.ts';
import { runBatch } from './batch/run-batch.ts';
import type { LogFault, Room } from './batch/saleroom-context.ts';
import { createSalts } from './batch/salts.ts';
import { createBidderCache } from './cache/bidder-cache.ts';
import { createLotCache } from './cache/lot-cache.ts';
import { createRecentOutcomes } from './cache/recent-outcomes.ts';
import type { DatabaseClock } from './clock/database-clock.ts';
import { machineTimers, type Timers } from './clock/timers.ts';
import { type CommandKey, digestOf, keyId } from './command-key.ts';
import { busy, type CommandResult, refuse } from './command-result.ts';
import type { Actor, Announcer, Ledger, LotId, LotRecord, UntimedCommand } from './ports.ts';
import { createLotQueues } from './queues/lot-queues.ts';
import { createQueueKeys } from './queues/queue-key.ts';
import { isClerkCommand, type WaitingCommand } from './queues/waiting-command.ts';

/** The authority over the lots: the one door through which anything about a lot's bidding is changed. */
export type Saleroom = {
  /**
   * Gives a command. The answer comes after it is committed, or when it surely is not; never rejects. Given again under the same key it is
   * answered as the first time. `key` is null for the house's own commands.
   */
  readonly submit: (
    command: UntimedCommand & { readonly lotId: LotId },
    actor: Actor,
    key: CommandKey | null,
  ) => Promise<CommandResult>;
  /** Asks what became of a key. One that was never received is burnt: a late copy of its command will be refused (I4). */
  readonly lookUp: (actorId: string, key: string, lotId: LotId) => Promise<CommandResult>;
  /** A lot as this node knows it. Rejects when it has to be read and cannot. */
  readonly find: (lotId: LotId) => Promise<LotRecord | null>;
  /** Takes in a lot as it was read from the ledger elsewhere in this node, unless more is known already. */
  readonly keep: (record: LotRecord) => void;
  /** Reads the ledger for lots whose last write is in doubt and tells what it finds. The closing clock calls it. */
  readonly resolveUnknownOutcomes: () => Promise<void>;
  /** How many commands wait in the queues of this node. */
  readonly waiting: () => number;
  /** Takes no more commands and waits until all that were taken are answered and announced. */
  readonly stop: () => Promise<void>;
};

export type SaleroomOptions = {
  readonly ledger: Ledger;
  readonly announcer: Announcer;
  readonly databaseClock: Pick<DatabaseClock, 'now' | 'observe'>;
  readonly logFault: LogFault;
  /** A fresh random salt for each secret that enters the public chain as a commitment. */
  readonly newSalt?: () => string;
  readonly timers?: Timers;
  /** How many commands are decided and written together at most. */
  readonly maxBatchSize?: number;
  /** How many commands may wait for one lot before the next is told that the house is busy. */
  readonly maxWaiting?: number;
};

export function createSaleroom(options: SaleroomOptions): Saleroom {
  const { ledger, announcer, databaseClock, logFault, timers = machineTimers } = options;
  const room: Room = {
    ledger,
    announcer,
    databaseClock,
    logFault,
    lots: createLotCache({ ledger, announcer }),
    facts: createBidderCache(ledger, timers),
    outcomes: createRecentOutcomes(),
    inDoubt: new Map(),
    newSalt: options.newSalt ?? createSalts(),
    timers,
  };
  const queues = createLotQueues<WaitingCommand>({
    runBatch: (batch) => runBatch(room, batch),
    runsAlone: isClerkCommand,
    nextTick: timers.nextTick,
    maxBatchSize: options.maxBatchSize ?? 500,
    maxWaiting: options.maxWaiting ?? 4_000,
  });
  const queueOf = createQueueKeys(room.lots);
  const underway = new Map<string, Promise<CommandResult>>();
  const entering = new Set<Promise<void>>();
  let isOpen = true;

  const enqueue = (queueId: string | null, waiting: WaitingCommand) => {
    if (queueId === null) waiting.answer(refuse({ code: 'NOT_FOUND' }));
    else if (!queues.push(queueId, waiting)) waiting.answer(refuse(busy));
  };

  /** A lot that has to be read first: commands for it enter the queue in the order in which they began to wait. */
  const enqueueWhenFound = async (finding: Promise<string | null>, waiting: WaitingCommand) => {
    try {
      enqueue(await finding, waiting);
    } catch (fault) {
      await resolveFailedBatch(room, [waiting], { fault, unheard: null });
    }
  };

  const enter = (waiting: WaitingCommand) => {
    const queueId = queueOf(waiting.lotId);
    if (typeof queueId === 'string') return enqueue(queueId, waiting);
    const entered = enqueueWhenFound(queueId, waiting).finally(() => entering.delete(entered));
    entering.add(entered);
  };

  const submit: Saleroom['submit'] = ({ lotId, ...command }, actor, key) => {
    if (!isOpen) return Promise.resolve(refuse(busy));
    const keyed = key && { key: key.key, digest: digestOf(lotId, command), expiresAt: key.expiresAt ?? null };
    const answered = new Promise<CommandResult>((answer) => enter({ lotId, command, actor, key: keyed, answer }));
    if (key === null || actor.kind === 'house') return answered;
    const id = keyId(actor.userId, key.key);
    underway.set(id, answered);
    return answered.finally(() => {
      if (underway.get(id) === answered) underway.delete(id);
    });
  };

  return {
    submit,
    lookUp: async (actorId, key, lotId) => {
      const first = await underway.get(keyId(actorId, key));
      // Answers that are not stored say nothing about the key: it has to be settled all the same.
      if (first && isFinal(first)) return first;
      return lookUpOutcome(room, { actorId, key, lotId });
    },
    find: room.lots.find,
    keep: room.lots.keep,
    resolveUnknownOutcomes: () => resolveUnknownOutcomes(room),
    waiting: queues.waiting,
    stop: async () => {
      isOpen = false;
      await Promise.all(entering);
      await queues.drained();
    },
  };
}
