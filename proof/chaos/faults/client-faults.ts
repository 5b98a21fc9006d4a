import { setTimeout as pause } from 'node:timers/promises';
import { type Fault, HEALS_SOON } from './fault.ts';

const onClients: Pick<Fault, 'on' | 'healsWithin'> = { on: 'clients', healsWithin: HEALS_SOON };

export const copies: Fault = {
  ...onClients,
  name: 'copies',
  description: 'every command is sent three times at once, for 2 seconds',
  inject: async ({ fleet }) => {
    fleet.sendAll('copies');
    await pause(2_000);
    fleet.sendAll(null);
    return { struck: true, arg: {} };
  },
};

export const reordered: Fault = {
  ...onClients,
  name: 'reordered',
  description: 'the look-up of a key overtakes its command, for 1 second',
  inject: async ({ fleet }) => {
    fleet.sendAll('asked-first');
    await pause(1_000);
    fleet.sendAll(null);
    return { struck: true, arg: {} };
  },
};

export const reconnectStorm: Fault = {
  ...onClients,
  name: 'reconnect-storm',
  description: 'all connections drop at once, three times in a row',
  inject: async ({ fleet }) => {
    for (let n = 0; n < 3; n++) {
      fleet.dropAll();
      await pause(700);
    }
    return { struck: true, arg: {} };
  },
};

export const slowReaders: Fault = {
  ...onClients,
  name: 'slow-readers',
  description: '40 connections join and then read nothing',
  inject: async ({ fleet }) => {
    const removeReaders = fleet.addSlowReaders(40);
    await pause(2_500);
    removeReaders();
    return { struck: true, arg: { count: 40 } };
  },
};

export const snipe: Fault = {
  ...onClients,
  name: 'snipe',
  description: 'everybody bids on one lot in its last tenth of a second',
  inject: async ({ fleet }) => {
    const lot = fleet.openLots()[0];
    if (!lot) return { struck: false, arg: {} };
    await fleet.snipe(lot.lotId, 100);
    return { struck: true, arg: { lot: lot.lotId } };
  },
};
