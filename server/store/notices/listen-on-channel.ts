import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { StoreLogger } from '../store-logger.ts';

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

/** A connection that listens on one channel. */
export type ChannelListener = {
  /** Says something on the channel, in a transaction of its own. Rejects while the connection is away. */
  readonly say: (payload: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Listens on a channel of the database, on a connection of its own (LISTEN belongs to a session, so a pooled one would forget it). Resolves when it
 * listens; a connection lost later is made again, and what was said in between is missed.
 */
export async function listenOnChannel(
  databaseUrl: string,
  channel: string,
  { hear, log }: { readonly hear: (payload: string | undefined) => void; readonly log: StoreLogger },
): Promise<ChannelListener> {
  const closing = new AbortController();
  let client = await listen(databaseUrl, channel, hear);
  const listening = (async () => {
    for (let wait = FIRST_WAIT; ; ) {
      await client.ended;
      if (closing.signal.aborted) return;
      log.warn({ channel, wait }, 'a listening connection was lost: connecting again');
      await pause(wait, undefined, { signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        client = await listen(databaseUrl, channel, hear);
        wait = FIRST_WAIT;
        if (closing.signal.aborted) await client.end();
      } catch {
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    }
  })();

  return {
    say: (payload) => client.say(payload),
    close: async () => {
      closing.abort();
      await client.end();
      await listening;
    },
  };
}

async function listen(databaseUrl: string, channel: string, hear: (payload: string | undefined) => void) {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    // It never asks, so only TCP's own probes can tell that the server has gone without a word; by itself Linux would begin them after two hours.
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // The end that follows is what counts.
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('notification', (notice) => {
    if (notice.channel === channel) hear(notice.payload);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  } catch (fault) {
    await client.end().catch(() => {}); // It may not have been there at all.
    throw fault;
  }
  const say = async (payload: string) => void (await client.query('SELECT pg_notify($1, $2)', [channel, payload]));
  return { ended, end: () => client.end(), say };
}
