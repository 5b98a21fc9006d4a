import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { type FaultMode, PASS } from '#server/testing/proxy/fault-mode.ts';
import type { FaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import { type Fault, HEALS_SOON, type Injection } from './fault.ts';
import { isAppendOf } from './inject-at-moment.ts';

async function withMode(proxy: FaultProxy, mode: FaultMode, lasts: number): Promise<Injection> {
  proxy.setMode(mode);
  await pause(lasts);
  proxy.setMode(PASS);
  const { kind, ...arg } = mode;
  return { struck: true, arg: { lasts, ...arg } };
}

const onFront: Pick<Fault, 'on' | 'healsWithin'> = { on: 'front', healsWithin: HEALS_SOON };
const onBack: Pick<Fault, 'on' | 'healsWithin'> = { on: 'back', healsWithin: HEALS_SOON };
const outage = (random: SeededRandom) => random.whole(300, 1_500);

export const cutClients: Fault = {
  ...onFront,
  name: 'cut-clients',
  description: 'every connection between bidders and server is ended, and new ones too, for up to 1.5 seconds',
  inject: ({ front }, random) => withMode(front, { kind: 'cut' }, outage(random)),
};

export const resetClients: Fault = {
  ...onFront,
  name: 'reset-clients',
  description: 'the same with a reset',
  inject: ({ front }, random) => withMode(front, { kind: 'reset' }, outage(random)),
};

export const delayClients: Fault = {
  ...onFront,
  name: 'delay-clients',
  description: 'messages between bidders and server take 150 to 400 ms longer each way, with jitter',
  inject: ({ front }, random) => {
    const ms = random.whole(150, 400);
    return withMode(front, { kind: 'delay', ms, jitter: ms / 2 }, 2_000);
  },
};

export const throttleClients: Fault = {
  ...onFront,
  name: 'throttle-clients',
  description: 'the connection of each bidder carries 20 kB a second',
  inject: ({ front }) => withMode(front, { kind: 'throttle', bytesPerSecond: 20_000 }, 2_000),
};

export const halfOpenClients: Fault = {
  ...onFront,
  name: 'half-open-clients',
  description: 'the bidders’ requests arrive and the replies do not, for 1.5 to 3 seconds',
  inject: ({ front }, random) => withMode(front, { kind: 'halfopen', ways: 'replies' }, random.whole(1_500, 3_000)),
};

export const swallowAnswers: Fault = {
  ...onFront,
  name: 'swallow-answers',
  description: 'bids arrive, their answers are dropped and the connection is ended',
  // A client's frames are masked and cannot be read here, so every request loses its answer.
  inject: ({ front }) => withMode(front, { kind: 'swallow', when: () => true }, 400),
};

export const swallowCommit: Fault = {
  ...onBack,
  name: 'swallow-commit',
  description: 'the COMMIT of a batch arrives, its reply does not, and the connection is ended: the outcome is unknown',
  inject: ({ back }, random) =>
    withMode(back, { kind: 'swallow', when: (request) => isAppendOf(request, 'BidPlaced') }, random.whole(500, 1_500)),
};

export const resetDatabase: Fault = {
  ...onBack,
  name: 'reset-database',
  description: 'every connection to the database is reset, and new ones too, for up to 1.5 seconds',
  inject: ({ back }, random) => withMode(back, { kind: 'reset' }, outage(random)),
};

export const halfOpenDatabase: Fault = {
  ...onBack,
  name: 'half-open-database',
  description: 'requests reach the database and its replies do not arrive, for 2 to 3 seconds',
  inject: ({ back }, random) => withMode(back, { kind: 'halfopen', ways: 'replies' }, random.whole(2_000, 3_000)),
};

export const delayDatabase: Fault = {
  ...onBack,
  name: 'delay-database',
  description: 'the database is 80 to 200 ms away, with jitter',
  inject: ({ back }, random) => {
    const ms = random.whole(40, 100);
    return withMode(back, { kind: 'delay', ms, jitter: ms / 2 }, 2_000);
  },
};
