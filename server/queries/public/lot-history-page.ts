import type { PublicLotEvent, RecordedPublicEvent } from '#auction/events.ts';
import { lotNumberSchema } from '#protocol/forms/lot-details.ts';
import type { LotHistoryPage } from '#protocol/views/lot-history-page.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

/** The most events on a page: a few hundred kilobytes. */
const MAX_EVENTS = 2_000;

/**
 * A lot of a published auction with its whole history; null if there is none with this number. Only
 * the public part of events is read.
 */
export async function lotHistoryPage(slug: string, lotNumber: string): Promise<LotHistoryPage | null> {
  // An address may contain anything, such as a null character, which Postgres rejects.
  if (!lotNumberSchema.safeParse(lotNumber).success) return null;
  const row = await prisma().lot.findFirst({
    where: { lotNumber, auction: { slug, status: 'published' } },
    select: {
      ...shownLotColumns,
      auction: { select: { id: true, slug: true, title: true, timeZone: true, terms: true } },
    },
  });
  if (!row) return null;
  const terms = termsOfRow(row.auction.terms);
  const [events, bots] = await Promise.all([
    Number(row.seq) > MAX_EVENTS ? null : eventsUpTo(row.id, row.seq),
    prisma().paddle.findMany({
      where: { auctionId: row.auction.id, user: { isBot: true } },
      select: { number: true },
    }),
  ]);
  return {
    slug: row.auction.slug,
    auctionTitle: row.auction.title,
    timeZone: row.auction.timeZone,
    terms,
    shown: shownLotOfRow(row, terms),
    events,
    bots: bots.map(({ number }) => String(number)),
  };
}

async function eventsUpTo(lotId: string, seq: bigint): Promise<readonly RecordedPublicEvent[]> {
  const rows = await prisma().lotEvent.findMany({
    where: { lotId, seq: { lte: seq } },
    orderBy: { seq: 'asc' },
    select: { seq: true, hash: true, public: true },
  });
  // Only the ledger writes this column, from this type.
  return rows.map((event) => ({
    seq: Number(event.seq),
    hash: event.hash,
    event: event.public as unknown as PublicLotEvent,
  }));
}
