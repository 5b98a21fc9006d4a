import { createClient } from '@redis/client';
import type { ChannelListener } from '../notices/listen-on-channel.ts';
import type { StoreLogger } from '../store-logger.ts';

const LONGEST_WAIT = 5_000;

/** A Redis that stands still leaves its connections open: so many hints may wait for its word, the rest are not said. */
const MOST_UNANSWERED = 100;

/**
 * Hints by Redis: published and forgotten, nothing is kept there. Resolves at once, whether Redis is there or not: it is sought for as long as the
 * house is open, and each loss is logged once.
 */
export async function connectRedisHints(
  redisUrl: string,
  channel: string,
  { hear, log }: { readonly hear: (payload: string) => void; readonly log: StoreLogger },
): Promise<ChannelListener> {
  let isAway = false;
  const open = () =>
    createClient({
      url: redisUrl,
      // A hint that cannot be said now is not worth saying later.
      disableOfflineQueue: true,
      socket: {
        connectTimeout: 2_000,
        reconnectStrategy: (tries) => Math.min(100 * 2 ** Math.min(tries, 6), LONGEST_WAIT),
      },
    })
      .on('error', (fault: Error) => {
        if (!isAway) log.warn({ reason: fault.name }, 'Redis is away: nodes hear of each other by their timers');
        isAway = true;
      })
      .on('ready', () => {
        isAway = false;
      });
  const speaker = open();
  const listener = open();
  const connecting = [
    speaker.connect(),
    listener.connect().then(() => listener.subscribe(channel, (payload) => hear(payload))),
  ].map((one) => one.catch(() => {}));
  await Promise.race([Promise.all(connecting), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  let unanswered = 0;
  return {
    say: async (payload) => {
      if (unanswered >= MOST_UNANSWERED) return;
      unanswered += 1;
      try {
        await speaker.publish(channel, payload);
      } finally {
        unanswered -= 1;
      }
    },
    close: async () => {
      speaker.destroy();
      listener.destroy();
      await Promise.all(connecting);
    },
  };
}
