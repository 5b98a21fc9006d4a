import type { Socket as Tcp } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoomServer } from '../broadcast/room-socket.ts';
import { type LeanEngine, leanEngineOf } from './lean-engine.ts';

/** The TCP connections beneath the sockets. */
export type OpenConnections = {
  /** Resolves when all are closed; those that are still open after `patience` milliseconds are cut. */
  readonly close: (patience: number) => Promise<void>;
};

/**
 * Keeps the lines in view, so that a house that closes need not wait for somebody who does not answer: a websocket that was closed otherwise
 * lasts until its other end agrees.
 */
export function watchConnections(io: RoomServer): OpenConnections {
  const own = leanEngineOf(io);
  const open = own ? ownLines(own) : stockLines(io);
  return {
    close: async (patience) => {
      const until = performance.now() + patience;
      while (open().length > 0 && performance.now() < until) await pause(10);
      for (const line of open()) line.destroy();
    },
  };
}

function ownLines(engine: LeanEngine): () => readonly Tcp[] {
  return () => [...engine.lines.values()].map(({ request }) => request.socket);
}

function stockLines(io: RoomServer): () => readonly Tcp[] {
  const open = new Set<Tcp>();
  io.engine.on('connection', ({ request }: { readonly request: { readonly socket: Tcp } }) => {
    open.add(request.socket);
    request.socket.once('close', () => open.delete(request.socket));
  });
  return () => [...open];
}
