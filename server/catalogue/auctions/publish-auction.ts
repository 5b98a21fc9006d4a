import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { readDatabaseTime } from '#server/store/database-time.ts';
import { scheduleLots } from '#server/store/lot-schedule.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { changeDraft } from './change-draft.ts';
import { readDraftToCheck } from './draft-to-check.ts';
import { publishChecklist } from './publish-checklist.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/**
 * Puts an auction on sale and sets its own and its lots' times (C5). Its terms and catalogue are
 * fixed from then on. A database trigger notifies the saleroom. NOT_READY lists what is missing.
 */
export async function publishAuction(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly slug: string; readonly lots: number }>> {
  const authorized = authorize({ by, permission: 'publish-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { auctionId } = authorized.input;
  return changeDraft(auctionId, { by: authorized.by, action: 'publish-auction' }, async (store, auction) => {
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
