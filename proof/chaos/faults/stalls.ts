import { setTimeout as pause } from 'node:timers/promises';
import { whyNoSkew } from '../fixture/supervised-server.ts';
import { AFTER_A_DEATH, type Fault, SOON } from './fault.ts';

export const freezeHouse: Fault = {
  name: 'freeze-house',
  on: 'house',
  says: 'SIGSTOP for 2 to 3 seconds, then SIGCONT',
  healsWithin: SOON,
  strike: async ({ house }, random) => {
    const lasts = random.whole(2_000, 3_000);
    house.kill('SIGSTOP');
    await pause(lasts);
    house.kill('SIGCONT');
    return { struck: true, arg: { lasts } };
  },
};

export const stallLoop: Fault = {
  name: 'stall-loop',
  on: 'house',
  says: 'the event loop of the house is held up for 1 to 2.5 seconds',
  healsWithin: SOON,
  strike: async ({ house }, random) => {
    const lasts = random.whole(1_000, 2_500);
    house.stall(lasts);
    await pause(lasts);
    return { struck: true, arg: { lasts } };
  },
};

export const deployAtHammer: Fault = {
  name: 'deploy',
  on: 'house',
  says: 'SIGTERM in the last second of a lot, under load',
  healsWithin: AFTER_A_DEATH,
  strike: async ({ house, fleet }) => {
    const lot = fleet.openLots()[0];
    const left = lot ? lot.closesAt - fleet.databaseNow() : 0;
    // Bids extend it: the moment is as near to the close as can be told now.
    await pause(Math.min(Math.max(0, left - 900), 5_000));
    house.kill('SIGTERM');
    return { struck: lot !== undefined, arg: { lot: lot?.lotId ?? null, left } };
  },
};

export const skewClock: Fault = {
  name: 'skew-clock',
  on: 'house',
  says: 'the machine of the house is up to six minutes fast or slow (its wall clock, not its monotonic one)',
  healsWithin: AFTER_A_DEATH,
  impossible: whyNoSkew,
  strike: async ({ house }, random) => {
    const seconds = (random.chance(0.5) ? 1 : -1) * random.whole(120, 360);
    await house.restartWithSkew(seconds);
    // Long enough that lots close by that clock, if it were believed.
    await pause(2_500);
    await house.restartWithSkew(0);
    return { struck: true, arg: { seconds } };
  },
};
