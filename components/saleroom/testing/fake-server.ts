/**
 * A socket client whose server is the test: it sees every request, answers it, and sends messages.
 */
import type { Ack } from '#protocol/socket/ack.ts';
import type { ClientEventName, ClientRequest } from '#protocol/socket/client-events.ts';
import type { ServerEvents } from '#protocol/socket/server-events.ts';
import { NO_ANSWER, type SocketClient, type StatusListeners } from '../connection/socket-client.ts';

export type ReceivedRequest = {
  readonly name: ClientEventName;
  readonly request: Readonly<Record<string, unknown>>;
  readonly answer: (ack: unknown) => void;
};

export function createFakeServer() {
  const received: ReceivedRequest[] = [];
  const taken = new Set<ReceivedRequest>();
  const listeners = new Map<string, ((message: never) => void)[]>();
  const statusListeners: StatusListeners[] = [];
  let isConnected = true;
  let reconnects = 0;
  const client: SocketClient = {
    isConnected: () => isConnected,
    request: <N extends ClientEventName>(name: N, request: ClientRequest<N>, timeout: number) =>
      new Promise<Ack<N> | typeof NO_ANSWER>((resolve) => {
        if (!isConnected) return resolve(NO_ANSWER);
        const timer = setTimeout(() => resolve(NO_ANSWER), timeout);
        received.push({
          name,
          request,
          answer(ack) {
            clearTimeout(timer);
            resolve(ack as Ack<N>);
          },
        });
      }),
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as never]);
      return () => listeners.delete(name);
    },
    onStatusChange(added) {
      statusListeners.push(added);
      return () => statusListeners.splice(statusListeners.indexOf(added), 1);
    },
    silentFor: () => 0,
    reconnect: () => {
      reconnects += 1;
    },
  };
  return {
    client,
    /** How often the client has called `reconnect`. */
    reconnects: () => reconnects,
    /** The oldest request of this name that no call has returned before. Throws without one. */
    nextRequest(name: ClientEventName): ReceivedRequest {
      const request = received.find((one) => one.name === name && !taken.has(one));
      if (!request) {
        throw new Error(`no request "${name}"; received: ${received.map((one) => one.name).join(', ')}`);
      }
      taken.add(request);
      return request;
    },
    requestCount: (name: ClientEventName) => received.filter((one) => one.name === name).length,
    send<N extends keyof ServerEvents>(name: N, message: Parameters<ServerEvents[N]>[0]) {
      for (const listener of listeners.get(name) ?? []) listener(message as never);
    },
    disconnect() {
      isConnected = false;
      for (const listener of statusListeners) listener.lost();
    },
    acceptConnection() {
      isConnected = true;
      for (const listener of statusListeners) listener.connected();
    },
  };
}
