import type { NewAuctionDefaults } from '#protocol/views/dashboard-auctions.ts';
import { prisma } from '#server/store/prisma-client.ts';

/**
 * The currency and time zone of the newest auction, as defaults for the next one; null without any
 * auction.
 */
export async function newAuctionDefaults(): Promise<NewAuctionDefaults | null> {
  return prisma().auction.findFirst({ orderBy: { createdAt: 'desc' }, select: { currency: true, timeZone: true } });
}
