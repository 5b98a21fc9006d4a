import { randomUUIDv7 } from 'node:crypto';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { slugOf } from '#protocol/forms/auction-details.ts';
import { newAuctionSchema } from '#protocol/forms/new-auction.ts';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import { readRules } from '#protocol/forms/rules-to-terms.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { isUniqueViolation } from '../write-conflicts.ts';

/** Creates a draft from a title, a preset of rules, a currency and a time zone. */
export async function createAuction(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly auctionId: string; readonly slug: string }>> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: newAuctionSchema }, input);
  if (!authorized.ok) return authorized;
  const { title, preset, currency, timeZone } = authorized.input;
  const rules = presetRules(preset, currency);
  const terms = termsSchema.parse(readRules(rules).terms);

  const auctionId = randomUUIDv7();
  const audited = { by: authorized.by, action: 'create-auction', subject: { kind: 'auction', id: auctionId } } as const;

  // Every failed attempt means that another action took the slug and made progress: the loop ends.
  for (;;) {
    const slug = await freeSlug(title);
    try {
      return await runAudited(audited, async (store) => {
        await store.auction.create({
          data: {
            id: auctionId,
            title,
            slug,
            timeZone,
            currency,
            terms,
            registration: rules.registration,
            closeGap: 30_000,
            createdById: authorized.by.userId,
          },
          select: { id: true },
        });
        return { ok: true, auctionId, slug };
      });
    } catch (fault) {
      if (!isUniqueViolation(fault)) throw fault;
    }
  }
}

/** Makes a slug from a title, with the next free number appended where it is taken. */
async function freeSlug(title: string): Promise<string> {
  const titleSlug = slugOf(title);
  const base = titleSlug.length >= 3 ? titleSlug : `auction${titleSlug ? `-${titleSlug}` : ''}`;
  const taken = await prisma().auction.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map(({ slug }) => slug));
  if (!slugs.has(base)) return base;
  let number = 2;
  while (slugs.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
