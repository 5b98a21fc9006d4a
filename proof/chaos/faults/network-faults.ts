import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { type FaultMode, PASS } from '#server/testing/proxy/fault-mode.ts';
import type { FaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import { type Fault, SOON, type Struck } from './fault.ts';
import { asksToAppend } from './inject-at-moment.ts';

async function during(proxy: FaultProxy, mode: FaultMode, lasts: number): Promise<Struck> {
  proxy.setMode(mode);
  await pause(lasts);
  proxy.setMode(PASS);
  const { kind, ...arg } = mode;
  return { struck: true, arg: { lasts, ...arg } };
}

const onFront: Pick<Fault, 'on' | 'healsWithin'> = { on: 'front', healsWithin: SOON };
const onBack: Pick<Fault, 'on' | 'healsWithin'> = { on: 'back', healsWithin: SOON };
const breaks = (random: SeededRandom) => random.whole(300, 1_500);

export const cutClients: Fault = {
  ...onFront,
  name: 'cut-clients',
  says: 'every line between bidders and house is ended, and new ones too, for up to 1.5 seconds',
  strike: ({ front }, random) => during(front, { kind: 'cut' }, breaks(random)),
};

export const resetClients: Fault = {
  ...onFront,
  name: 'reset-clients',
  says: 'the same with a reset',
  strike: ({ front }, random) => during(front, { kind: 'reset' }, breaks(random)),
};

export const delayClients: Fault = {
  ...onFront,
  name: 'delay-clients',
  says: 'what passes between bidders and house takes 150 to 400 ms longer each way, with jitter',
  strike: ({ front }, random) => {
    const ms = random.whole(150, 400);
    return during(front, { kind: 'delay', ms, jitter: ms / 2 }, 2_000);
  },
};

export const throttleClients: Fault = {
  ...onFront,
  name: 'throttle-clients',
  says: 'each line of a bidder carries 20 kB a second',
  strike: ({ front }) => during(front, { kind: 'throttle', bytesPerSecond: 20_000 }, 2_000),
};

export const deafClients: Fault = {
  ...onFront,
  name: 'half-open-clients',
  says: 'the bidders’ requests arrive and the replies do not, for 1.5 to 3 seconds',
  strike: ({ front }, random) => during(front, { kind: 'halfopen', ways: 'replies' }, random.whole(1_500, 3_000)),
};

export const swallowAnswer: Fault = {
  ...onFront,
  name: 'swallow-answers',
  says: 'bids arrive, their answers are dropped and the line is cut',
  strike: ({ front }) =>
    // A frame of a client is masked and cannot be read on the way; whatever is asked now loses its answer.
    during(front, { kind: 'swallow', when: () => true }, 400),
};

export const swallowCommit: Fault = {
  ...onBack,
  name: 'swallow-commit',
  says: 'the COMMIT of a batch arrives, its reply does not, and the connection is cut: nobody knows',
  strike: ({ back }, random) =>
    during(back, { kind: 'swallow', when: (asked) => asksToAppend(asked, 'BidPlaced') }, random.whole(500, 1_500)),
};

export const resetDatabase: Fault = {
  ...onBack,
  name: 'reset-database',
  says: 'every connection to the database is reset, and new ones too, for up to 1.5 seconds',
  strike: ({ back }, random) => during(back, { kind: 'reset' }, breaks(random)),
};

export const halfOpenDatabase: Fault = {
  ...onBack,
  name: 'half-open-database',
  says: 'the database hears the house and the house does not hear it, for 2 to 3 seconds',
  strike: ({ back }, random) => during(back, { kind: 'halfopen', ways: 'replies' }, random.whole(2_000, 3_000)),
};

export const delayDatabase: Fault = {
  ...onBack,
  name: 'delay-database',
  says: 'the database is 80 to 200 ms away, with jitter',
  strike: ({ back }, random) => {
    const ms = random.whole(40, 100);
    return during(back, { kind: 'delay', ms, jitter: ms / 2 }, 2_000);
  },
};
