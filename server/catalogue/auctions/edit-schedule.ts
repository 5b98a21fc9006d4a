import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { auctionScheduleSchema } from '#protocol/forms/auction-schedule.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { authorize } from '../authorize.ts';
import { changeDraft } from './change-draft.ts';

const inputSchema = z.strictObject({ auctionId: idSchema, schedule: auctionScheduleSchema });

/**
 * Sets when a draft opens and closes, in its own time zone. Publishing sets the lots' times (C5).
 */
export async function editSchedule(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { auctionId, schedule } = authorized.input;
  return changeDraft(auctionId, { by: authorized.by, action: 'edit-schedule' }, async (store) => {
    await store.auction.update({
      where: { id: auctionId },
      data: {
        timeZone: schedule.timeZone,
        opensAt: instant(schedule.opensAt),
        firstClosesAt: instant(schedule.firstClosesAt),
        closeGap: schedule.closeGap,
      },
    });
    return { ok: true };
  });
}

function instant(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
