import { z } from 'zod';
import type { ActionResult, RefusedAction } from '#protocol/forms/action-result.ts';
import { auctionDetailsSchema } from '#protocol/forms/auction-details.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { problemAt, refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';
import { isUniqueViolation } from '../write-conflicts.ts';

const inputSchema = z.strictObject({ auctionId: idSchema, details: auctionDetailsSchema });
const onSale = 'The auction is on sale.';

/**
 * Writes what the public reads about an auction. On sale, its words may still be put right, but not its address (people have the link) and
 * not its conditions (people have accepted them).
 */
export async function editAuction(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { auctionId, details } = admitted.input;
  const { slug, conditions, ...words } = details;
  const deed = { by: admitted.by, deed: 'edit-auction', subject: { kind: 'auction', id: auctionId } } as const;
  try {
    return await onRecord(deed, async (store): Promise<ActionResult> => {
      const asDraft = await store.auction.updateMany({ where: { id: auctionId, status: 'draft' }, data: details });
      if (asDraft.count === 1) return { ok: true };
      const onSaleToo = await store.auction.updateMany({ where: { id: auctionId, slug, conditions }, data: words });
      return onSaleToo.count === 1 ? { ok: true } : whyNot(store, auctionId, slug);
    });
  } catch (fault) {
    if (isUniqueViolation(fault)) return problemAt('details.slug', 'Another auction has this address already.');
    throw fault;
  }
}

async function whyNot(store: Transaction, auctionId: string, slug: string): Promise<RefusedAction> {
  const auction = await store.auction.findUnique({ where: { id: auctionId }, select: { slug: true } });
  if (!auction) return refused({ code: 'NOT_FOUND' });
  if (auction.slug !== slug) return problemAt('details.slug', `${onSale} People have its address; it stays.`);
  return problemAt('details.conditions', `${onSale} People have accepted these conditions; they stay.`);
}
