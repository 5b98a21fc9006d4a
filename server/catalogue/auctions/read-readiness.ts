import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { Readiness } from '#protocol/forms/readiness.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { readDatabaseTime } from '#server/store/database-time.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { readDraftToCheck } from './draft-to-check.ts';
import { publishChecklist } from './publish-checklist.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/** Runs the publishing checklist on a draft without publishing it. */
export async function readReadiness(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly readiness: Readiness }>> {
  const authorized = authorize({ by, permission: 'open-dashboard', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const auction = await prisma().auction.findUnique({ where: { id: authorized.input.auctionId } });
  if (!auction) return refused({ code: 'NOT_FOUND' });
  const [now, draft] = await Promise.all([readDatabaseTime(prisma()), readDraftToCheck(prisma(), auction)]);
  return { ok: true, readiness: publishChecklist(draft, now.getTime()) };
}
