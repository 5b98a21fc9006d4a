import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { StoreLogger } from '../store-logger.ts';

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

/** A connection that publishes to one channel and receives from it. */
export type ChannelConnection = {
  /** Publishes a payload. Rejects while disconnected. */
  readonly publish: (payload: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Listens on a channel of the database. It needs its own connection, because LISTEN belongs to a
 * session. Resolves once it listens. It reconnects when the connection is lost; messages sent in
 * between are missed.
 */
export async function listenOnChannel(
  databaseUrl: string,
  channel: string,
  { onMessage, log }: { readonly onMessage: (payload: string | undefined) => void; readonly log: StoreLogger },
): Promise<ChannelConnection> {
  const closing = new AbortController();
  let client = await listen(databaseUrl, channel, onMessage);
  const listening = (async () => {
    for (let wait = FIRST_WAIT; ; ) {
      await client.ended;
      if (closing.signal.aborted) return;
      log.warn({ channel, wait }, 'lost the connection that listens for notifications: reconnecting');
      await pause(wait, undefined, { signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        client = await listen(databaseUrl, channel, onMessage);
        wait = FIRST_WAIT;
        if (closing.signal.aborted) await client.end();
      } catch {
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    }
  })();

  return {
    publish: (payload) => client.publish(payload),
    close: async () => {
      closing.abort();
      await client.end();
      await listening;
    },
  };
}

async function listen(databaseUrl: string, channel: string, onMessage: (payload: string | undefined) => void) {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    // The connection only listens, so only TCP keepalive detects a dead server. Linux's default
    // starts it after two hours.
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // An 'end' event follows, which is handled.
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('notification', (notice) => {
    if (notice.channel === channel) onMessage(notice.payload);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  } catch (fault) {
    await client.end().catch(() => {}); // It may never have connected.
    throw fault;
  }
  const publish = async (payload: string) => {
    await client.query('SELECT pg_notify($1, $2)', [channel, payload]);
  };
  return { ended, end: () => client.end(), publish };
}
