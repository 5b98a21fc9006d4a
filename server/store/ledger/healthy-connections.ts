import type pg from 'pg';

/**
 * When a statement last lost its connection (`performance.now()`). All pools to one server share
 * it.
 */
export type LastBreak = { at: number };

export const noBreakYet = (): LastBreak => ({ at: Number.NEGATIVE_INFINITY });

/**
 * Takes connections from a pool and discards those opened before the last break: when the server
 * has stopped responding, each of them would block a statement until its timeout. The caller
 * releases the connection.
 */
export function healthyConnections(pool: pg.Pool, lastBreak: LastBreak): () => Promise<pg.PoolClient> {
  const openedAt = new WeakMap<pg.PoolClient, number>();
  pool.on('connect', (client) => void openedAt.set(client, performance.now()));
  return async () => {
    for (;;) {
      const client = await pool.connect();
      if ((openedAt.get(client) ?? 0) >= lastBreak.at) return client;
      client.release(true);
    }
  };
}
