import { setTimeout as pause } from 'node:timers/promises';
import { whyNoSkew } from '../fixture/supervised-server.ts';
import { type Fault, HEALS_AFTER_RESTART, HEALS_SOON } from './fault.ts';

export const freezeServer: Fault = {
  name: 'freeze-house',
  on: 'house',
  description: 'SIGSTOP for 2 to 3 seconds, then SIGCONT',
  healsWithin: HEALS_SOON,
  inject: async ({ server }, random) => {
    const lasts = random.whole(2_000, 3_000);
    server.kill('SIGSTOP');
    await pause(lasts);
    server.kill('SIGCONT');
    return { struck: true, arg: { lasts } };
  },
};

export const stallLoop: Fault = {
  name: 'stall-loop',
  on: 'house',
  description: 'the event loop of the server is blocked for 1 to 2.5 seconds',
  healsWithin: HEALS_SOON,
  inject: async ({ server }, random) => {
    const lasts = random.whole(1_000, 2_500);
    server.stall(lasts);
    await pause(lasts);
    return { struck: true, arg: { lasts } };
  },
};

export const deployAtHammer: Fault = {
  name: 'deploy',
  on: 'house',
  description: 'SIGTERM in the last second of a lot, under load',
  healsWithin: HEALS_AFTER_RESTART,
  inject: async ({ server, fleet }) => {
    const lot = fleet.openLots()[0];
    const left = lot ? lot.closesAt - fleet.databaseNow() : 0;
    // Bids extend the lot, so this is only the best estimate of its last second.
    await pause(Math.min(Math.max(0, left - 900), 5_000));
    server.kill('SIGTERM');
    return { struck: lot !== undefined, arg: { lot: lot?.lotId ?? null, left } };
  },
};

export const skewClock: Fault = {
  name: 'skew-clock',
  on: 'house',
  description: 'the wall clock of the server’s machine is two to six minutes fast or slow',
  healsWithin: HEALS_AFTER_RESTART,
  whyImpossible: whyNoSkew,
  inject: async ({ server }, random) => {
    const seconds = (random.chance(0.5) ? 1 : -1) * random.whole(120, 360);
    await server.restartWithSkew(seconds);
    // Long enough for lots to close by that clock, if the server used it.
    await pause(2_500);
    await server.restartWithSkew(0);
    return { struck: true, arg: { seconds } };
  },
};
