import type { LotStatus } from '#auction/lot.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Locks the row of a lot that has not opened, until the transaction ends. Refuses an open lot,
 * since people bid on the pictures that they see.
 */
export async function lockScheduledLot(store: Transaction, lotId: string): Promise<ActionResult> {
  const locked = await store.lot.updateMany({
    where: { id: lotId, status: 'scheduled' },
    data: { status: 'scheduled' },
  });
  if (locked.count === 1) return { ok: true };
  const lot = await store.lot.findUnique({ where: { id: lotId }, select: { status: true } });
  return lot ? refused({ code: 'LOT_NOT_SCHEDULED', status: lot.status as LotStatus }) : refused({ code: 'NOT_FOUND' });
}
