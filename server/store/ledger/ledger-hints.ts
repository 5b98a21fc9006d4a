import { z } from 'zod';
import type { LedgerHint, LedgerHints } from '#server/saleroom/ports.ts';
import { type ChannelConnection, listenOnChannel } from '../notices/listen-on-channel.ts';
import type { StoreLogger } from '../store-logger.ts';

const CHANNEL = 'ledger_hint';

const hintText = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.string().regex(/^\d{1,15}$/)]))
  .transform(([lotId, seq]): LedgerHint => ({ lotId, seq: Number(seq) }));

/** How the nodes of a server send hints to each other. */
export type HintTransport =
  | { readonly by: 'none' }
  | { readonly by: 'notify'; readonly databaseUrl: string }
  /** `publicUrl` separates this server from others on the same Redis. */
  | { readonly by: 'redis'; readonly redisUrl: string; readonly publicUrl: string };

export type OpenLedgerHints = LedgerHints & { readonly close: () => Promise<void> };

/**
 * Connects to the transport of hints and reconnects when the connection is lost. Hints are
 * optional: without them the nodes find each other's events by polling.
 */
export async function openLedgerHints(transport: HintTransport, log: StoreLogger): Promise<OpenLedgerHints> {
  const listeners = new Set<(hint: LedgerHint) => void>();
  const onMessage = (text: string | undefined) => {
    const hint = hintText.safeParse(text ?? '');
    if (hint.success) for (const listener of listeners) listener(hint.data);
  };
  const subscribe: LedgerHints['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  if (transport.by === 'none') return { send: () => {}, subscribe, close: async () => {} };

  const channel = await openChannel(transport, { onMessage, log });
  return {
    // A hint that fails is dropped: the other nodes' polling finds the events.
    send: ({ lotId, seq }) => void channel.publish(`${lotId} ${seq}`).catch(() => {}),
    subscribe,
    close: channel.close,
  };
}

async function openChannel(
  transport: Exclude<HintTransport, { readonly by: 'none' }>,
  options: { readonly onMessage: (payload: string | undefined) => void; readonly log: StoreLogger },
): Promise<ChannelConnection> {
  if (transport.by === 'notify') return listenOnChannel(transport.databaseUrl, CHANNEL, options);
  // Loaded on demand: the client is five hundred files, which most servers do not need at start.
  const { connectRedisHints } = await import('./redis-hints.ts');
  return connectRedisHints(transport.redisUrl, `rostrum/${transport.publicUrl}/ledger`, options);
}
