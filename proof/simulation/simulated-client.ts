import { evolve } from '#auction/evolve.ts';
import { type PublicLot, publicLot } from '#auction/views.ts';
import { isFinal } from '#server/saleroom/batch/look-up-outcome.ts';
import { digestOf } from '#server/saleroom/command-key.ts';
import type { CommandResult } from '#server/saleroom/command-result.ts';
import type { LotId, UntimedCommand } from '#server/saleroom/ports.ts';
import type { Person } from './history.ts';
import type { OpenDoor, SimulatedNode, World } from './simulated-node.ts';

/** What somebody means to do. */
export type Intent = {
  readonly lotId: LotId;
  readonly command: UntimedCommand;
  /** As the wire has it: how long the command is good for, in milliseconds from now; null = for ever. */
  readonly goodFor: number | null;
};

export type Heard = ReadonlyMap<LotId, PublicLot>;

/**
 * A browser window of somebody: gives one command at a time under a key of its own, waits, sends it again, loses answers, and looks the key up until it
 * is told what became of it.
 */
export type Window = {
  /** Ends when its commands are all settled and nobody begins anything new. */
  readonly live: () => Promise<void>;
  /** Takes in what a node announced; comes late and out of order, as the line has it. */
  readonly hear: (lotId: LotId, lot: PublicLot) => void;
};

export type WindowOptions = {
  readonly person: Person;
  readonly nodes: readonly SimulatedNode[];
  readonly lotIds: readonly LotId[];
  /** What to do next, from what has been heard; null = nothing now. */
  readonly intend: (heard: Heard) => Intent | null;
  /** How long to think before the next thing, in milliseconds. */
  readonly think: () => number;
  readonly mayBegin: () => boolean;
};

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 1_500;

export function createWindow(world: World, options: WindowOptions): Window {
  const { time, random, troubles, tally, history, now } = world;
  const { person, nodes } = options;
  const { userId, sessionId } = person;
  const heard = new Map<LotId, PublicLot>();

  const hear = (lotId: LotId, lot: PublicLot) => {
    const known = heard.get(lotId);
    if (!known || known.seq < lot.seq) heard.set(lotId, lot);
  };

  /** A question to a node and its answer back; null when there is none in time. One that comes later is still taken in. */
  const ask = <T>(question: (door: OpenDoor) => Promise<T>, takeIn: (answer: T, node: string) => void) =>
    new Promise<T | null>((resolve) => {
      const node = random.pick(nodes);
      const giveUp = () => resolve(null);
      const cancel = time.after(PATIENCE, giveUp);
      const arrive = async () => {
        const door = node.door();
        if (!door) return void time.after(1, giveUp);
        const answer = await question(door);
        const back = troubles.tripToNode();
        if (back === null) return tally.add('line: answer lost');
        time.after(back, () => {
          takeIn(answer, node.name);
          cancel();
          resolve(answer);
        });
      };
      const there = troubles.tripToNode();
      if (there === null) tally.add('line: command lost');
      else time.after(there, () => void arrive().catch(() => {}));
    });

  const takeInAnswer = (key: string, lotId: LotId, digest: string | null) => (answer: CommandResult, node: string) => {
    history.answered.push({ ...now(), userId, key, lotId, node, digest, answer });
    if (answer.lot && answer.accepted) hear(answer.lotId, publicLot(answer.lot));
  };

  const send = (key: string, { lotId, command }: Intent, expiresAt: number | null) => {
    tally.add(`command: ${command.type}`);
    const actor = { kind: 'person', userId, sessionId } as const;
    const digest = digestOf(lotId, command);
    return ask(
      ({ saleroom }) => saleroom.submit({ ...command, lotId }, actor, { key, expiresAt }),
      takeInAnswer(key, lotId, digest),
    );
  };

  const note = (key: string, { lotId, command }: Intent, expiresAt: number | null) => {
    const digest = digestOf(lotId, command);
    history.asked.push({ ...now(), userId, sessionId, key, lotId, command, digest, expiresAt });
  };

  const lookUp = (key: string, lotId: LotId) => {
    tally.add('command: look-up');
    return ask(({ saleroom }) => saleroom.lookUp(userId, key, lotId), takeInAnswer(key, lotId, null));
  };

  /** The line, or an impatient finger, sends a command once more. */
  const straysOf = (key: string, intent: Intent, expiresAt: number | null) => {
    while (random.chance(0.12)) {
      tally.add('line: command doubled');
      time.after(random.chance(0.7) ? random.between(0, 30) : random.between(200, 4_000), () => {
        void send(key, intent, expiresAt);
      });
    }
  };

  /** Somebody's program uses a key twice, for two things. */
  const reuse = (key: string, { lotId, command }: Intent, expiresAt: number | null) => {
    if (command.type !== 'PlaceBid' || !random.chance(0.02)) return;
    const other: Intent = { lotId, command: { ...command, jumpConfirmed: !command.jumpConfirmed }, goodFor: null };
    tally.add('line: key used twice');
    time.after(random.between(0, 1_500), () => {
      note(key, other, expiresAt);
      void send(key, other, expiresAt);
    });
  };

  const settle = async (intent: Intent) => {
    const key = random.hex(16);
    const expiresAt = intent.goodFor === null ? null : Math.floor(now().at + intent.goodFor);
    note(key, intent, expiresAt);
    straysOf(key, intent, expiresAt);
    reuse(key, intent, expiresAt);
    let answer = await send(key, intent, expiresAt);
    for (let copies = 1; !isSettled(answer); ) {
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
    await ask(random.chance(0.5) ? snapshot(lotId) : catchUp(lotId), (lot) => {
      if (!lot) return;
      history.reads.push({ ...now(), began, userId, lotId, lot });
      hear(lotId, lot);
    });
  };

  return {
    hear,
    live: async () => {
      await time.pause(random.between(0, 800));
      while (options.mayBegin()) {
        const intent = options.intend(heard);
        if (intent) await settle(intent);
        if (random.chance(0.15)) await read();
        await time.pause(options.think());
      }
    },
  };
}

/** Whether somebody knows for good what became of their key. A session that has ended cannot bid again: that too is an end. */
function isSettled(answer: CommandResult | null): boolean {
  if (!answer) return false;
  return isFinal(answer) && !(answer.accepted === false && answer.outcome === 'unknown');
}

/** What the room shows somebody who enters. */
function snapshot(lotId: LotId) {
  return async ({ saleroom, reader }: OpenDoor): Promise<PublicLot | null> => {
    const record = await saleroom.find(lotId);
    const lots = record && (await reader.publicLots(record.auctionId, [lotId]));
    return lots?.[lotId] ?? null;
  };
}

/** How a gap is repaired: what the node knows, and after it what the ledger has. */
function catchUp(lotId: LotId) {
  return async ({ saleroom, reader }: OpenDoor): Promise<PublicLot | null> => {
    const record = await saleroom.find(lotId);
    if (!record) return null;
    const events = await reader.eventsAfter(lotId, record.lot.seq);
    return publicLot(events.filter(({ seq }) => seq > record.lot.seq).reduce(evolve, record.lot));
  };
}
