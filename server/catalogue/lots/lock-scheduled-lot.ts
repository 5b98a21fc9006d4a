import type { LotStatus } from '#auction/lot.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Says whether a lot's pictures may still change: until it opens, since people bid on what they see. Holds the lot's row until the
 * transaction ends, so that two changes of its pictures wait for each other.
 */
export async function holdScheduledLot(store: Transaction, lotId: string): Promise<ActionResult> {
  const held = await store.lot.updateMany({ where: { id: lotId, status: 'scheduled' }, data: { status: 'scheduled' } });
  if (held.count === 1) return { ok: true };
  const lot = await store.lot.findUnique({ where: { id: lotId }, select: { status: true } });
  return lot ? refused({ code: 'LOT_NOT_SCHEDULED', status: lot.status as LotStatus }) : refused({ code: 'NOT_FOUND' });
}
