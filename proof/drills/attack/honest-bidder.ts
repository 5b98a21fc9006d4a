import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Ack } from '#protocol/socket/ack.ts';

/**
 * The bids of an honest bidder during an attack: how many were accepted, why the others failed, and
 * how long they took, milliseconds.
 */
export type HonestBids = {
  readonly accepted: number;
  readonly failed: readonly string[];
  readonly median: number;
  readonly slowest: number;
};

const BID_EVERY = 120;
const ANSWER_TIMEOUT = 10_000;

/** Raises a max bid pound by pound until the attack is over. */
export async function bidHonestly(
  {
    url,
    honest,
    lotId,
    bidFrom,
  }: { readonly url: string; readonly honest: string; readonly lotId: string; readonly bidFrom: number },
  attack: { readonly isOver: boolean },
): Promise<HonestBids> {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { origin: url, cookie: honest },
  });
  const durations: number[] = [];
  const failed: string[] = [];
  for (let pounds = bidFrom; !attack.isOver; pounds += 1) {
    const startedAt = performance.now();
    try {
      const bid = { key: `honest-${randomUUID()}`, lotId, max: pounds * 100 };
      const answer = (await socket.timeout(ANSWER_TIMEOUT).emitWithAck('max-bid:set', bid)) as Ack<'max-bid:set'>;
      if (!answer.ok) failed.push(answer.refusal.code);
    } catch (fault) {
      failed.push(String(fault));
      if (!socket.connected) break;
    }
    durations.push(performance.now() - startedAt);
    await pause(BID_EVERY);
  }
  socket.close();
  const sorted = durations.toSorted((one, other) => one - other);
  return {
    accepted: durations.length - failed.length,
    failed,
    median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    slowest: Math.round(sorted.at(-1) ?? 0),
  };
}
