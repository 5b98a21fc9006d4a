import { z } from 'zod';
import type { ActionResult, RefusedAction } from '#protocol/forms/action-result.ts';
import { auctionDetailsSchema } from '#protocol/forms/auction-details.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { fieldProblem, refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';
import { isUniqueViolation } from '../write-conflicts.ts';

const inputSchema = z.strictObject({ auctionId: idSchema, details: auctionDetailsSchema });
const onSale = 'The auction is on sale.';

/**
 * Edits what the public reads about an auction. Once it is on sale its texts can still be
 * corrected, but not its address (people have the link) nor its conditions (people accepted them).
 */
export async function editAuction(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { auctionId, details } = authorized.input;
  const { slug, conditions, ...texts } = details;
  const audited = { by: authorized.by, action: 'edit-auction', subject: { kind: 'auction', id: auctionId } } as const;
  try {
    return await runAudited(audited, async (store): Promise<ActionResult> => {
      const draft = await store.auction.updateMany({ where: { id: auctionId, status: 'draft' }, data: details });
      if (draft.count === 1) return { ok: true };
      const published = await store.auction.updateMany({ where: { id: auctionId, slug, conditions }, data: texts });
      return published.count === 1 ? { ok: true } : explainRefusal(store, auctionId, slug);
    });
  } catch (fault) {
    if (isUniqueViolation(fault)) return fieldProblem('details.slug', 'Another auction has this address already.');
    throw fault;
  }
}

async function explainRefusal(store: Transaction, auctionId: string, slug: string): Promise<RefusedAction> {
  const auction = await store.auction.findUnique({ where: { id: auctionId }, select: { slug: true } });
  if (!auction) return refused({ code: 'NOT_FOUND' });
  if (auction.slug !== slug)
    return fieldProblem('details.slug', `${onSale} People have its address, so it cannot change.`);
  return fieldProblem('details.conditions', `${onSale} People have accepted these conditions, so they cannot change.`);
}
