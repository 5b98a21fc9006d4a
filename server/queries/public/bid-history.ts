import type { PublicLotEvent } from '#auction/events.ts';
import type { BidHistory } from '#protocol/views/bid-history.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** How many of a lot's last events a page carries. */
const MOST_EVENTS = 300;

/** The last events of a lot and the bots of its auction. Of an event only its public part is read. */
export async function bidHistory(lotId: string, auctionId: string): Promise<BidHistory> {
  const [rows, bots] = await Promise.all([
    prisma().lotEvent.findMany({
      where: { lotId },
      orderBy: { seq: 'desc' },
      take: MOST_EVENTS,
      select: { seq: true, hash: true, public: true },
    }),
    prisma().paddle.findMany({ where: { auctionId, user: { isBot: true } }, select: { number: true } }),
  ]);
  return {
    events: rows
      .map((row) => ({
        seq: Number(row.seq),
        hash: row.hash,
        // Written by the ledger from this very type, and by nothing else.
        event: row.public as unknown as PublicLotEvent,
      }))
      .reverse(),
    bots: bots.map(({ number }) => String(number)),
  };
}
