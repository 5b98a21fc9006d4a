import type { Socket as Line } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoomServer } from './room-socket.ts';

/** The TCP connections beneath the sockets. */
export type OpenLines = {
  /** Resolves when all are closed; those that are still open after `patience` milliseconds are cut. */
  readonly close: (patience: number) => Promise<void>;
};

/**
 * Keeps the lines in view, so that a house that closes need not wait for somebody who does not answer: a websocket that was closed otherwise
 * lasts until its other end agrees.
 */
export function watchLines(io: RoomServer): OpenLines {
  const open = new Set<Line>();
  io.engine.on('connection', ({ request }: { readonly request: { readonly socket: Line } }) => {
    open.add(request.socket);
    request.socket.once('close', () => open.delete(request.socket));
  });
  return {
    close: async (patience) => {
      const until = performance.now() + patience;
      while (open.size > 0 && performance.now() < until) await pause(10);
      for (const line of open) line.destroy();
    },
  };
}
