import type { Announcer } from './ports.ts';

/**
 * Passes every lot change to its subscribers. The saleroom announces to it before the sockets
 * exist, and the sockets subscribe to it, so neither has to know the other when it is created.
 */
export type LotChangeChannel = Announcer & {
  readonly subscribe: (listener: Announcer['lotChanged']) => void;
};

export function createLotChangeChannel(): LotChangeChannel {
  const listeners: Announcer['lotChanged'][] = [];
  return {
    lotChanged: (change) => {
      for (const listener of listeners) listener(change);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
