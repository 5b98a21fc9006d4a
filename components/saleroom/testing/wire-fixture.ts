/** A wire whose other end is the test: it sees every request, answers when it likes, and announces what it likes. */
import type { Ack } from '#protocol/socket/ack.ts';
import type { ClientEventName, ClientRequest } from '#protocol/socket/client-events.ts';
import type { ServerEvents } from '#protocol/socket/server-events.ts';
import { NO_ANSWER, type Wire, type WireEvents } from '../connection/wire.ts';

export type Asked = {
  readonly name: ClientEventName;
  readonly request: Readonly<Record<string, unknown>>;
  readonly answer: (ack: unknown) => void;
};

export function stageWire() {
  const asked: Asked[] = [];
  const answered = new Set<Asked>();
  const listeners = new Map<string, ((message: never) => void)[]>();
  const watchers: WireEvents[] = [];
  let up = true;
  let renewals = 0;
  const wire: Wire = {
    isUp: () => up,
    ask: <N extends ClientEventName>(name: N, request: ClientRequest<N>, time: number) =>
      new Promise<Ack<N> | typeof NO_ANSWER>((resolve) => {
        if (!up) return resolve(NO_ANSWER);
        const timer = setTimeout(() => resolve(NO_ANSWER), time);
        asked.push({
          name,
          request,
          answer(ack) {
            clearTimeout(timer);
            resolve(ack as Ack<N>);
          },
        });
      }),
    hear(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as never]);
      return () => listeners.delete(name);
    },
    watch(events) {
      watchers.push(events);
      return () => watchers.splice(watchers.indexOf(events), 1);
    },
    silence: () => 0,
    renew: () => {
      renewals += 1;
    },
  };
  return {
    wire,
    renewals: () => renewals,
    /** The oldest request of a name that has not been answered. Throws where there is none. */
    next(name: ClientEventName): Asked {
      const request = asked.find((one) => one.name === name && !answered.has(one));
      if (!request) throw new Error(`nobody asked ${name}; asked so far: ${asked.map((one) => one.name).join(', ')}`);
      answered.add(request);
      return request;
    },
    count: (name: ClientEventName) => asked.filter((one) => one.name === name).length,
    announce<N extends keyof ServerEvents>(name: N, message: Parameters<ServerEvents[N]>[0]) {
      for (const listener of listeners.get(name) ?? []) listener(message as never);
    },
    cut() {
      up = false;
      for (const watcher of watchers) watcher.lost();
    },
    mend() {
      up = true;
      for (const watcher of watchers) watcher.up();
    },
  };
}
