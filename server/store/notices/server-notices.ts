import { z } from 'zod';
import type { ServerNotice, ServerNotices } from '#server/saleroom/nodes/server-notice.ts';
import { type StoreLogger, silentLogger } from '../store-logger.ts';
import { listenOnChannel } from './listen-on-channel.ts';

/** The channel on which the triggers of the first migration speak. */
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

/** Listens for the house's notices. Resolves when it listens; what is said while the connection is lost is missed. */
export async function listenForNotices(
  databaseUrl: string,
  log: StoreLogger = silentLogger,
): Promise<ServerNotices & { readonly close: () => Promise<void> }> {
  const listeners = new Set<(notice: ServerNotice) => void>();

  const hear = (payload: string | undefined) => {
    const notice = serverNotice.safeParse(asJson(payload));
    // Another version of the program may say things that this one does not know.
    if (!notice.success) return log.warn({ payload }, 'a house notice that is not understood');
    for (const listener of listeners) listener(notice.data);
  };

  const listening = await listenOnChannel(databaseUrl, CHANNEL, { hear, log });
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: listening.close,
  };
}

function asJson(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '');
  } catch {
    return null;
  }
}
