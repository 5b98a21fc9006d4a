import { z } from 'zod';
import type { LedgerHint, LedgerHints } from '#server/saleroom/ports.ts';
import { type ChannelListener, listenOnChannel } from '../notices/listen-on-channel.ts';
import type { StoreLogger } from '../store-logger.ts';

const CHANNEL = 'ledger_hint';

const hintText = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.string().regex(/^\d{1,15}$/)]))
  .transform(([lotId, seq]): LedgerHint => ({ lotId, seq: Number(seq) }));

/** By what road the nodes of a house hint to each other. */
export type HintTransport =
  | { readonly by: 'none' }
  | { readonly by: 'notify'; readonly databaseUrl: string }
  /** `house` names the house among others on the same Redis: the address that people type. */
  | { readonly by: 'redis'; readonly redisUrl: string; readonly house: string };

export type OpenLedgerHints = LedgerHints & { readonly close: () => Promise<void> };

/**
 * Opens the road for hints. A road that cannot be opened, or is lost, is sought again and costs nobody a bid: until then nodes hear of each other by
 * their timers alone.
 */
export async function openLedgerHints(road: HintTransport, log: StoreLogger): Promise<OpenLedgerHints> {
  const listeners = new Set<(hint: LedgerHint) => void>();
  const hear = (text: string | undefined) => {
    const hint = hintText.safeParse(text ?? '');
    if (hint.success) for (const listener of listeners) listener(hint.data);
  };
  const subscribe: LedgerHints['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  if (road.by === 'none') return { send: () => {}, subscribe, close: async () => {} };

  const line = await openLine(road, { hear, log });
  return {
    // Lost is lost: the other nodes' timers find what it would have said.
    send: ({ lotId, seq }) => void line.say(`${lotId} ${seq}`).catch(() => {}),
    subscribe,
    close: line.close,
  };
}

async function openLine(
  road: Exclude<HintTransport, { readonly by: 'none' }>,
  ears: { readonly hear: (payload: string | undefined) => void; readonly log: StoreLogger },
): Promise<ChannelListener> {
  if (road.by === 'notify') return listenOnChannel(road.databaseUrl, CHANNEL, ears);
  // Its client is five hundred files, which a house without Redis need not read before it opens.
  const { connectRedisHints } = await import('./redis-hints.ts');
  return connectRedisHints(road.redisUrl, `rostrum/${road.house}/ledger`, ears);
}
