import { resolveFailedBatch } from '../batch/resolve-failed-batch.ts';
import type { SaleroomContext } from '../batch/saleroom-context.ts';
import type { WaitingCommand } from '../batch/waiting-command.ts';
import { busy, refuse } from '../command-result.ts';
import type { LotQueues } from './lot-queues.ts';
import { createQueueIdOf } from './queue-id.ts';

/** Puts commands into the queues of their lots. */
export type CommandIntake = {
  readonly enqueue: (waiting: WaitingCommand) => void;
  /** Resolves when every command so far is in a queue or answered. */
  readonly settled: () => Promise<void>;
};

export function createCommandIntake(context: SaleroomContext, queues: LotQueues<WaitingCommand>): CommandIntake {
  const queueIdOf = createQueueIdOf(context.lotReader);
  const pending = new Set<Promise<void>>();

  const push = (queueId: string | null, waiting: WaitingCommand) => {
    if (queueId === null) waiting.answer(refuse({ code: 'NOT_FOUND' }));
    else if (!queues.push(queueId, waiting)) waiting.answer(refuse(busy));
  };

  /**
   * Enqueues a command whose lot has to be read first. Commands for one lot keep their order,
   * because they share one read.
   */
  const pushWhenFound = async (finding: Promise<string | null>, waiting: WaitingCommand) => {
    try {
      push(await finding, waiting);
    } catch (fault) {
      await resolveFailedBatch(context, [waiting], { fault, unconfirmed: null });
    }
  };

  return {
    enqueue: (waiting) => {
      const queueId = queueIdOf(waiting.lotId);
      if (typeof queueId === 'string') return push(queueId, waiting);
      const pushed = pushWhenFound(queueId, waiting).finally(() => pending.delete(pushed));
      pending.add(pushed);
    },
    settled: async () => {
      await Promise.all(pending);
    },
  };
}
