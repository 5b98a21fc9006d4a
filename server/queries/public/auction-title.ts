import type { AuctionTitle } from '#protocol/views/auction-page.ts';
import { prisma } from '#server/store/prisma-client.ts';

/**
 * The title of a published auction's page, for its head and link previews; null if there is none
 * with this slug.
 */
export async function auctionTitle(slug: string): Promise<AuctionTitle | null> {
  const auction = await prisma().auction.findFirst({
    where: { slug, status: 'published' },
    select: {
      title: true,
      subtitle: true,
      lots: {
        where: { images: { some: {} } },
        orderBy: { position: 'asc' },
        take: 1,
        select: { images: { orderBy: { position: 'asc' }, take: 1, select: { id: true } } },
      },
    },
  });
  if (!auction) return null;
  return { title: auction.title, subtitle: auction.subtitle, pictureId: auction.lots[0]?.images[0]?.id ?? null };
}
