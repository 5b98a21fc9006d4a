import { z } from 'zod';
import type { ServerNotice, ServerNotices } from '#server/saleroom/server-notice.ts';
import { type StoreLogger, silentLogger } from '../store-logger.ts';
import { listenOnChannel } from './listen-on-channel.ts';

/** The channel that the triggers of the first migration notify. */
const CHANNEL = 'house_notice';

const serverNotice: z.ZodType<ServerNotice> = z.discriminatedUnion('kind', [
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

/**
 * Receives the notices of the database's triggers. Notices sent while it is disconnected are
 * missed.
 */
export async function listenForNotices(
  databaseUrl: string,
  log: StoreLogger = silentLogger,
): Promise<ServerNotices & { readonly close: () => Promise<void> }> {
  const listeners = new Set<(notice: ServerNotice) => void>();

  const onMessage = (payload: string | undefined) => {
    const notice = serverNotice.safeParse(parseJson(payload));
    // Another version of the program may send kinds that this one does not know.
    if (!notice.success) return log.warn({ payload }, 'ignored a database notice of an unknown kind');
    for (const listener of listeners) listener(notice.data);
  };

  const channel = await listenOnChannel(databaseUrl, CHANNEL, { onMessage, log });
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: channel.close,
  };
}

function parseJson(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '');
  } catch {
    return null;
  }
}
