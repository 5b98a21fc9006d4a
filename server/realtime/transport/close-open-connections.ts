import { setTimeout as pause } from 'node:timers/promises';
import type { Transport } from './transport.ts';

const POLL_INTERVAL = 10;

/**
 * Waits until all TCP sockets have closed, and destroys those still open after `grace`
 * milliseconds: a WebSocket that the server has closed stays open until its client agrees.
 */
export async function closeOpenConnections(
  { connections, destroy }: Pick<Transport, 'connections' | 'destroy'>,
  grace: number,
): Promise<void> {
  const until = performance.now() + grace;
  while ([...connections()].length > 0 && performance.now() < until) await pause(POLL_INTERVAL);
  for (const connection of connections()) destroy(connection);
}
