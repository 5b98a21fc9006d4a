import { createClient } from '@redis/client';
import type { ChannelConnection } from '../notices/listen-on-channel.ts';
import type { StoreLogger } from '../store-logger.ts';

const LONGEST_WAIT = 5_000;

/**
 * A stalled Redis keeps its connections open. Further hints are dropped while this many are
 * unacknowledged.
 */
const MAX_UNACKNOWLEDGED = 100;

/**
 * Sends hints through Redis pub/sub, which stores nothing. Resolves within a second whether or not
 * Redis is reachable, reconnects until closed, and logs each loss once.
 */
export async function connectRedisHints(
  redisUrl: string,
  channel: string,
  { onMessage, log }: { readonly onMessage: (payload: string) => void; readonly log: StoreLogger },
): Promise<ChannelConnection> {
  let isDisconnected = false;
  const open = () =>
    createClient({
      url: redisUrl,
      // A late hint is useless: do not queue it while disconnected.
      disableOfflineQueue: true,
      socket: {
        connectTimeout: 2_000,
        reconnectStrategy: (tries) => Math.min(100 * 2 ** Math.min(tries, 6), LONGEST_WAIT),
      },
    })
      .on('error', (fault: Error) => {
        if (!isDisconnected) log.warn({ reason: fault.name }, 'Redis is unreachable: nodes fall back to polling');
        isDisconnected = true;
      })
      .on('ready', () => {
        isDisconnected = false;
      });
  const publisher = open();
  const subscriber = open();
  const connecting = [
    publisher.connect(),
    subscriber.connect().then(() => subscriber.subscribe(channel, (payload) => onMessage(payload))),
  ].map((connection) => connection.catch(() => {}));
  await Promise.race([Promise.all(connecting), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  let unacknowledged = 0;
  return {
    publish: async (payload) => {
      if (unacknowledged >= MAX_UNACKNOWLEDGED) return;
      unacknowledged += 1;
      try {
        await publisher.publish(channel, payload);
      } finally {
        unacknowledged -= 1;
      }
    },
    close: async () => {
      publisher.destroy();
      subscriber.destroy();
      await Promise.all(connecting);
    },
  };
}
