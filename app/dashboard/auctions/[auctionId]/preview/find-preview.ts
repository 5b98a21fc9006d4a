import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { PreviewAuction } from '#protocol/views/preview-auction.ts';
import { previewAuction } from '#server/queries/dashboard/preview-auction.ts';
import { findAuction } from '../find-auction.ts';

const readPreview = cache(previewAuction);

/** The draft of a preview page. A published auction redirects to its public page. */
export async function findPreview(auctionId: string): Promise<PreviewAuction> {
  const { auction } = await findAuction(auctionId);
  if (auction.state !== 'draft') redirect(`/auctions/${auction.slug}`);
  const preview = await readPreview(auctionId);
  if (!preview) notFound();
  return preview;
}
