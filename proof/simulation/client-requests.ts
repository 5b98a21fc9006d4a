import { evolve } from '#auction/evolve.ts';
import { type PublicLot, publicLot } from '#auction/views.ts';
import { digestOf } from '#server/saleroom/command-key.ts';
import type { CommandResult } from '#server/saleroom/command-result.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import type { UntimedCommand } from '#server/saleroom/timed-command.ts';
import type { Person } from './history.ts';
import type { NodeApi, SimulatedNode, World } from './simulated-node.ts';

/** A command under the key that its client gave it. */
export type KeyedIntent = {
  readonly key: string;
  readonly lotId: LotId;
  readonly command: UntimedCommand;
  /** Epoch milliseconds; null = never. */
  readonly expiresAt: number | null;
};

/** The requests of a client, with the history of what it asked and what was answered. */
export type ClientRequests = {
  /** Records that the command is about to be sent for the first time. */
  readonly record: (intent: KeyedIntent) => void;
  /** Resolves with null when no answer arrives in time. */
  readonly send: (intent: KeyedIntent) => Promise<CommandResult | null>;
  readonly lookUp: (key: string, lotId: LotId) => Promise<CommandResult | null>;
  readonly read: (lotId: LotId) => Promise<void>;
};

const ANSWER_TIMEOUT = 1_500;

/** `receive` is called with each lot that an answer contains. */
export function createClientRequests(
  world: World,
  {
    person: { userId, sessionId },
    nodes,
    receive,
  }: {
    readonly person: Person;
    readonly nodes: readonly SimulatedNode[];
    readonly receive: (lotId: LotId, lot: PublicLot) => void;
  },
): ClientRequests {
  const { random, tally, history, now } = world;
  const recordAnswer = (key: string, lotId: LotId, digest: string | null) => (answer: CommandResult, node: string) => {
    history.answered.push({ ...now(), userId, key, lotId, node, digest, answer });
    if (answer.lot && answer.accepted) receive(answer.lotId, publicLot(answer.lot));
  };

  return {
    record: ({ key, lotId, command, expiresAt }) => {
      const digest = digestOf(lotId, command);
      history.asked.push({ ...now(), userId, sessionId, key, lotId, command, digest, expiresAt });
    },
    send: ({ key, lotId, command, expiresAt }) => {
      tally.add(`command: ${command.type}`);
      const actor = { kind: 'person', userId, sessionId } as const;
      return request(
        world,
        nodes,
        ({ saleroom }) => saleroom.submit({ ...command, lotId }, actor, { key, expiresAt }),
        recordAnswer(key, lotId, digestOf(lotId, command)),
      );
    },
    lookUp: (key, lotId) => {
      tally.add('command: look-up');
      return request(
        world,
        nodes,
        ({ saleroom }) => saleroom.lookUp(userId, key, lotId),
        recordAnswer(key, lotId, null),
      );
    },
    read: async (lotId) => {
      const began = now().moment;
      tally.add('command: read');
      await request(world, nodes, random.chance(0.5) ? snapshot(lotId) : catchUp(lotId), (lot) => {
        if (!lot) return;
        history.reads.push({ ...now(), began, userId, lotId, lot });
        receive(lotId, lot);
      });
    },
  };
}

/**
 * Sends a request to a random node. Resolves with null after the timeout; a later answer still
 * reaches `onAnswer`.
 */
function request<T>(
  { time, random, faults, tally }: World,
  nodes: readonly SimulatedNode[],
  call: (api: NodeApi) => Promise<T>,
  onAnswer: (answer: T, node: string) => void,
): Promise<T | null> {
  return new Promise((resolve) => {
    const node = random.pick(nodes);
    const giveUp = () => resolve(null);
    const cancel = time.after(ANSWER_TIMEOUT, giveUp);
    const arrive = async () => {
      const api = node.api();
      if (!api) return void time.after(1, giveUp);
      const answer = await call(api);
      const delay = faults.clientDelay();
      if (delay === null) return tally.add('network: answer lost');
      time.after(delay, () => {
        onAnswer(answer, node.name);
        cancel();
        resolve(answer);
      });
    };
    const delay = faults.clientDelay();
    if (delay === null) tally.add('network: command lost');
    else time.after(delay, () => void arrive().catch(() => {}));
  });
}

/** The lot that a client receives when it joins. */
function snapshot(lotId: LotId) {
  return async ({ saleroom, reader }: NodeApi): Promise<PublicLot | null> => {
    const record = await saleroom.find(lotId);
    const lots = record && (await reader.readPublicLots(record.auctionId, [lotId]));
    return lots?.[lotId] ?? null;
  };
}

/**
 * The lot after a repaired gap: the one that the node has in memory, with later events from the
 * ledger.
 */
function catchUp(lotId: LotId) {
  return async ({ saleroom, reader }: NodeApi): Promise<PublicLot | null> => {
    const record = await saleroom.find(lotId);
    if (!record) return null;
    const events = await reader.readEventsAfter(lotId, record.lot.seq);
    return publicLot(events.filter(({ seq }) => seq > record.lot.seq).reduce(evolve, record.lot));
  };
}
