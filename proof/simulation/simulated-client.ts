import { evolve } from '#auction/evolve.ts';
import { type PublicLot, publicLot } from '#auction/views.ts';
import { isFinal } from '#server/saleroom/batch/look-up-outcome.ts';
import { digestOf } from '#server/saleroom/command-key.ts';
import type { CommandResult } from '#server/saleroom/command-result.ts';
import type { LotId, UntimedCommand } from '#server/saleroom/ports.ts';
import type { Person } from './history.ts';
import type { NodeApi, SimulatedNode, World } from './simulated-node.ts';

/** A command that a person is about to send. */
export type Intent = {
  readonly lotId: LotId;
  readonly command: UntimedCommand;
  /** How long the command is valid, in milliseconds from now; null = without end. */
  readonly expiresIn: number | null;
};

export type KnownLots = ReadonlyMap<LotId, PublicLot>;

/**
 * A person's browser. It sends one command at a time under a new key, waits for the answer, sends
 * it again, loses answers, and looks the key up until its outcome is known.
 */
export type SimulatedClient = {
  /** Resolves when the outcomes of all its commands are known and it begins no new one. */
  readonly run: () => Promise<void>;
  /** Receives an announcement, which may arrive late and out of order. */
  readonly receive: (lotId: LotId, lot: PublicLot) => void;
};

export type SimulatedClientOptions = {
  readonly person: Person;
  readonly nodes: readonly SimulatedNode[];
  readonly lotIds: readonly LotId[];
  /** The next command, chosen from what the client knows; null = none now. */
  readonly nextIntent: (known: KnownLots) => Intent | null;
  /** How long to wait before the next command, in milliseconds. */
  readonly thinkTime: () => number;
  readonly mayBegin: () => boolean;
};

const ANSWER_TIMEOUT = 1_500;

export function createSimulatedClient(world: World, options: SimulatedClientOptions): SimulatedClient {
  const { time, random, faults, tally, history, now } = world;
  const { person, nodes } = options;
  const { userId, sessionId } = person;
  const knownLots = new Map<LotId, PublicLot>();

  const receive = (lotId: LotId, lot: PublicLot) => {
    const known = knownLots.get(lotId);
    if (!known || known.seq < lot.seq) knownLots.set(lotId, lot);
  };

  /**
   * Sends a request to a random node. Resolves with null after the timeout; a later answer still
   * reaches `onAnswer`.
   */
  const request = <T>(call: (api: NodeApi) => Promise<T>, onAnswer: (answer: T, node: string) => void) =>
    new Promise<T | null>((resolve) => {
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

  const recordAnswer = (key: string, lotId: LotId, digest: string | null) => (answer: CommandResult, node: string) => {
    history.answered.push({ ...now(), userId, key, lotId, node, digest, answer });
    if (answer.lot && answer.accepted) receive(answer.lotId, publicLot(answer.lot));
  };

  const send = (key: string, { lotId, command }: Intent, expiresAt: number | null) => {
    tally.add(`command: ${command.type}`);
    const actor = { kind: 'person', userId, sessionId } as const;
    const digest = digestOf(lotId, command);
    return request(
      ({ saleroom }) => saleroom.submit({ ...command, lotId }, actor, { key, expiresAt }),
      recordAnswer(key, lotId, digest),
    );
  };

  const recordRequest = (key: string, { lotId, command }: Intent, expiresAt: number | null) => {
    const digest = digestOf(lotId, command);
    history.asked.push({ ...now(), userId, sessionId, key, lotId, command, digest, expiresAt });
  };

  const lookUp = (key: string, lotId: LotId) => {
    tally.add('command: look-up');
    return request(({ saleroom }) => saleroom.lookUp(userId, key, lotId), recordAnswer(key, lotId, null));
  };

  /** The network, or a second tap, sends copies of a command. */
  const sendCopies = (key: string, intent: Intent, expiresAt: number | null) => {
    while (random.chance(0.12)) {
      tally.add('network: command doubled');
      time.after(random.chance(0.7) ? random.between(0, 30) : random.between(200, 4_000), () => {
        void send(key, intent, expiresAt);
      });
    }
  };

  /** A faulty client uses a key for two different commands. */
  const reuseKey = (key: string, { lotId, command }: Intent, expiresAt: number | null) => {
    if (command.type !== 'PlaceBid' || !random.chance(0.02)) return;
    const other: Intent = { lotId, command: { ...command, jumpConfirmed: !command.jumpConfirmed }, expiresIn: null };
    tally.add('network: key used twice');
    time.after(random.between(0, 1_500), () => {
      recordRequest(key, other, expiresAt);
      void send(key, other, expiresAt);
    });
  };

  const sendUntilKnown = async (intent: Intent) => {
    const key = random.hex(16);
    const expiresAt = intent.expiresIn === null ? null : Math.floor(now().at + intent.expiresIn);
    recordRequest(key, intent, expiresAt);
    sendCopies(key, intent, expiresAt);
    reuseKey(key, intent, expiresAt);
    let answer = await send(key, intent, expiresAt);
    for (let copies = 1; !isOutcomeKnown(answer); ) {
      await time.pause(random.between(20, 400));
      const sendsAgain = copies < 3 && random.chance(0.5);
      if (sendsAgain) copies += 1;
      answer = sendsAgain ? await send(key, intent, expiresAt) : await lookUp(key, intent.lotId);
    }
  };

  const read = async () => {
    const lotId = random.pick(options.lotIds);
    const began = now().moment;
    tally.add('command: read');
    await request(random.chance(0.5) ? snapshot(lotId) : catchUp(lotId), (lot) => {
      if (!lot) return;
      history.reads.push({ ...now(), began, userId, lotId, lot });
      receive(lotId, lot);
    });
  };

  return {
    receive,
    run: async () => {
      await time.pause(random.between(0, 800));
      while (options.mayBegin()) {
        const intent = options.nextIntent(knownLots);
        if (intent) await sendUntilKnown(intent);
        if (random.chance(0.15)) await read();
        await time.pause(options.thinkTime());
      }
    },
  };
}

/**
 * Whether the client knows the outcome of its key. A session that has ended cannot ask again, which
 * ends it too.
 */
function isOutcomeKnown(answer: CommandResult | null): boolean {
  if (!answer) return false;
  return isFinal(answer) && !(answer.accepted === false && answer.outcome === 'unknown');
}

/** The lot that a client receives when it joins. */
function snapshot(lotId: LotId) {
  return async ({ saleroom, reader }: NodeApi): Promise<PublicLot | null> => {
    const record = await saleroom.find(lotId);
    const lots = record && (await reader.publicLots(record.auctionId, [lotId]));
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
    const events = await reader.eventsAfter(lotId, record.lot.seq);
    return publicLot(events.filter(({ seq }) => seq > record.lot.seq).reduce(evolve, record.lot));
  };
}
