import type pg from 'pg';

/** When a connection to one server last went away under a statement, an instant of `performance`. Shared by all pools that lead there. */
export type LastBreak = { at: number };

export const noBreakYet = (): LastBreak => ({ at: Number.NEGATIVE_INFINITY });

/**
 * Gives out a pool's connections, save those that are older than the last one that broke: they lead to the same server, and where that has gone without a word
 * each would hold its next statement up until the time limit. They are thrown away. Whoever takes a connection releases it.
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
