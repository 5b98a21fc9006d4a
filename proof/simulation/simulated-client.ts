import type { PublicLot } from '#auction/views.ts';
import { isFinal } from '#server/saleroom/batch/look-up-outcome.ts';
import type { CommandResult } from '#server/saleroom/command-result.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import type { UntimedCommand } from '#server/saleroom/timed-command.ts';
import { createClientRequests, type KeyedIntent } from './client-requests.ts';
import type { Person } from './history.ts';
import type { SimulatedNode, World } from './simulated-node.ts';

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

export function createSimulatedClient(world: World, options: SimulatedClientOptions): SimulatedClient {
  const { time, random, tally, now } = world;
  const { lotIds } = options;
  const knownLots = new Map<LotId, PublicLot>();

  const receive = (lotId: LotId, lot: PublicLot) => {
    const known = knownLots.get(lotId);
    if (!known || known.seq < lot.seq) knownLots.set(lotId, lot);
  };
  const requests = createClientRequests(world, { ...options, receive });

  /** The network, or a second tap, sends copies of a command. */
  const sendCopies = (command: KeyedIntent) => {
    while (random.chance(0.12)) {
      tally.add('network: command doubled');
      time.after(random.chance(0.7) ? random.between(0, 30) : random.between(200, 4_000), () => {
        void requests.send(command);
      });
    }
  };

  /** A faulty client uses a key for two different commands. */
  const reuseKey = ({ key, lotId, command, expiresAt }: KeyedIntent) => {
    if (command.type !== 'PlaceBid' || !random.chance(0.02)) return;
    const other = { key, lotId, expiresAt, command: { ...command, jumpConfirmed: !command.jumpConfirmed } };
    tally.add('network: key used twice');
    time.after(random.between(0, 1_500), () => {
      requests.record(other);
      void requests.send(other);
    });
  };

  const sendUntilKnown = async ({ lotId, command, expiresIn }: Intent) => {
    const key = random.hex(16);
    const expiresAt = expiresIn === null ? null : Math.floor(now().at + expiresIn);
    const keyed: KeyedIntent = { key, lotId, command, expiresAt };
    requests.record(keyed);
    sendCopies(keyed);
    reuseKey(keyed);
    let answer = await requests.send(keyed);
    for (let copies = 1; !isOutcomeKnown(answer); ) {
      await time.pause(random.between(20, 400));
      const sendsAgain = copies < 3 && random.chance(0.5);
      if (sendsAgain) copies += 1;
      answer = sendsAgain ? await requests.send(keyed) : await requests.lookUp(key, lotId);
    }
  };

  return {
    receive,
    run: async () => {
      await time.pause(random.between(0, 800));
      while (options.mayBegin()) {
        const intent = options.nextIntent(knownLots);
        if (intent) await sendUntilKnown(intent);
        if (random.chance(0.15)) await requests.read(random.pick(lotIds));
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
