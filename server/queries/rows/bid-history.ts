import type { PublicLotEvent } from '#auction/events.ts';
import type { BidHistory } from '#protocol/views/bid-history.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** How many of a lot's last events a page contains. */
const MAX_EVENTS = 300;

/** The last events of a lot and the bots of its auction. Only the public part of events is read. */
export async function bidHistory(lotId: string, auctionId: string): Promise<BidHistory> {
  const [rows, bots] = await Promise.all([
    prisma().lotEvent.findMany({
      where: { lotId },
      orderBy: { seq: 'desc' },
      take: MAX_EVENTS,
      select: { seq: true, hash: true, public: true },
    }),
    prisma().paddle.findMany({ where: { auctionId, user: { isBot: true } }, select: { number: true } }),
  ]);
  return {
    events: rows
      .map((row) => ({
        seq: Number(row.seq),
        hash: row.hash,
        // Only the ledger writes this column, from this type.
        event: row.public as unknown as PublicLotEvent,
      }))
      .reverse(),
    bots: bots.map(({ number }) => String(number)),
  };
}
