import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { readDatabaseTime, scheduleLots } from '#server/store/lot-order.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { changeDraft } from './change-draft.ts';
import { readDraftToCheck } from './draft-to-check.ts';
import { publishChecklist } from './publish-checklist.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/**
 * Puts an auction on sale: it and its lots get their times (C5), all or nothing. From then on its terms and its catalogue are promises.
 * The saleroom hears of it by a notice of the database. NOT_READY says what stands in the way.
 */
export async function publishAuction(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly slug: string; readonly lots: number }>> {
  const admitted = admit({ by, deed: 'publish-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { auctionId } = admitted.input;
  return changeDraft(auctionId, { by: admitted.by, deed: 'publish-auction' }, async (store, auction) => {
    const now = await readDatabaseTime(store);
    const draft = await readDraftToCheck(store, auction);
    const readiness = publishChecklist(draft, now.getTime());
    const { firstClosesAt, closeGap, slug } = auction;
    if (readiness.blocks.length > 0 || !firstClosesAt) return refused({ code: 'NOT_READY', readiness });
    const opensAt = auction.opensAt ?? now;
    await store.auction.update({ where: { id: auctionId }, data: { status: 'published', publishedAt: now, opensAt } });
    await scheduleLots(store, { auctionId, opensAt, firstClosesAt, closeGap });
    return { ok: true, slug, lots: draft.lots.length };
  });
}
