import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { HouseNotice, HouseNotices } from '../saleroom/house-notice.ts';
import { type StoreLog, silentLog } from './store-log.ts';

/** The channel on which the triggers of the first migration speak. */
const CHANNEL = 'house_notice';

const houseNotice: z.ZodType<HouseNotice> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('session-ended'), sessionId: z.string(), userId: z.string() }),
  z.strictObject({ kind: z.literal('user-changed'), userId: z.string() }),
  z.strictObject({
    kind: z.literal('paddle-changed'),
    auctionId: z.string(),
    userId: z.string(),
    paddleId: z.string(),
  }),
  z.strictObject({ kind: z.literal('auction-changed'), auctionId: z.string() }),
]);

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

/**
 * Listens for the house's notices on a connection of its own (LISTEN belongs to a session, so a pooled one would forget it). Resolves when it
 * listens; a connection lost later is made again, and what was said in between is missed.
 */
export async function listenForNotices(
  databaseUrl: string,
  log: StoreLog = silentLog,
): Promise<HouseNotices & { readonly close: () => Promise<void> }> {
  const listeners = new Set<(notice: HouseNotice) => void>();
  const closing = new AbortController();

  const hear = (payload: string | undefined) => {
    const notice = houseNotice.safeParse(asJson(payload));
    // Another version of the program may say things that this one does not know.
    if (!notice.success) return log.warn({ payload }, 'a house notice that is not understood');
    for (const listener of listeners) listener(notice.data);
  };

  let client = await listen(databaseUrl, hear);
  const listening = (async () => {
    for (let wait = FIRST_WAIT; ; ) {
      await client.ended;
      if (closing.signal.aborted) return;
      log.warn({ wait }, 'the connection for house notices was lost: connecting again');
      await pause(wait, undefined, { signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        client = await listen(databaseUrl, hear);
        wait = FIRST_WAIT;
        if (closing.signal.aborted) await client.end();
      } catch {
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    }
  })();

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      await client.end();
      await listening;
    },
  };
}

async function listen(databaseUrl: string, hear: (payload: string | undefined) => void) {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // The end that follows is what counts.
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('notification', ({ channel, payload }) => {
    if (channel === CHANNEL) hear(payload);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
  } catch (fault) {
    await client.end().catch(() => {}); // It may not have been there at all.
    throw fault;
  }
  return { ended, end: () => client.end() };
}

function asJson(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '');
  } catch {
    return null;
  }
}
