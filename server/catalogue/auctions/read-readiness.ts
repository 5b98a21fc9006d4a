import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { Readiness } from '#protocol/forms/readiness.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { readDatabaseTime } from '#server/store/lot-order.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { readDraftToCheck } from './draft-to-check.ts';
import { publishChecklist } from './publish-checklist.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/** Says what publishing a draft would meet with, and changes nothing. */
export async function readReadiness(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly readiness: Readiness }>> {
  const admitted = admit({ by, deed: 'open-dashboard', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const auction = await prisma().auction.findUnique({ where: { id: admitted.input.auctionId } });
  if (!auction) return refused({ code: 'NOT_FOUND' });
  const [now, draft] = await Promise.all([readDatabaseTime(prisma()), readDraftToCheck(prisma(), auction)]);
  return { ok: true, readiness: publishChecklist(draft, now.getTime()) };
}
