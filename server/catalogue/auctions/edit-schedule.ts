import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { auctionScheduleSchema } from '#protocol/forms/auction-schedule.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { admit } from '../authorize.ts';
import { changeDraft } from './change-draft.ts';

const inputSchema = z.strictObject({ auctionId: idSchema, schedule: auctionScheduleSchema });

/** Says when a draft will open and close, in its own time zone. The lots get their times when it is published (C5). */
export async function editSchedule(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { auctionId, schedule } = admitted.input;
  return changeDraft(auctionId, { by: admitted.by, deed: 'edit-schedule' }, async (store) => {
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
