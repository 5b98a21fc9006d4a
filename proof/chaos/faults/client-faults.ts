import { setTimeout as pause } from 'node:timers/promises';
import { type Fault, SOON } from './fault.ts';

const clients: Pick<Fault, 'on' | 'healsWithin'> = { on: 'clients', healsWithin: SOON };

export const copies: Fault = {
  ...clients,
  name: 'copies',
  says: 'every command is sent three times at one instant, for 2 seconds',
  strike: async ({ fleet }) => {
    fleet.sendAll('copies');
    await pause(2_000);
    fleet.sendAll(null);
    return { struck: true, arg: {} };
  },
};

export const reordered: Fault = {
  ...clients,
  name: 'reordered',
  says: 'the question what became of a key overtakes the command, for 1 second',
  strike: async ({ fleet }) => {
    fleet.sendAll('asked-first');
    await pause(1_000);
    fleet.sendAll(null);
    return { struck: true, arg: {} };
  },
};

export const reconnectStorm: Fault = {
  ...clients,
  name: 'reconnect-storm',
  says: 'everybody’s line drops in one moment, three times in a row',
  strike: async ({ fleet }) => {
    for (let n = 0; n < 3; n++) {
      fleet.dropAll();
      await pause(700);
    }
    return { struck: true, arg: {} };
  },
};

export const slowReaders: Fault = {
  ...clients,
  name: 'slow-readers',
  says: '40 connections join and then read nothing',
  strike: async ({ fleet }) => {
    const letGo = fleet.addSlowReaders(40);
    await pause(2_500);
    letGo();
    return { struck: true, arg: { count: 40 } };
  },
};

export const snipe: Fault = {
  ...clients,
  name: 'snipe',
  says: 'everybody bids on one lot in its last tenth of a second',
  strike: async ({ fleet }) => {
    const lot = fleet.openLots()[0];
    if (!lot) return { struck: false, arg: {} };
    await fleet.snipe(lot.lotId, 100);
    return { struck: true, arg: { lot: lot.lotId } };
  },
};
