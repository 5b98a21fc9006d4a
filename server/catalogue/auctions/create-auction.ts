import { randomUUIDv7 } from 'node:crypto';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { slugOf } from '#protocol/forms/auction-details.ts';
import { newAuctionSchema } from '#protocol/forms/new-auction.ts';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import { readRules } from '#protocol/forms/rules-to-terms.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { isUniqueViolation } from '../write-conflicts.ts';

/** Creates a draft from a title, a set of rules to start from, a currency and a time zone. Everything else has a default. */
export async function createAuction(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly auctionId: string; readonly slug: string }>> {
  const admitted = admit({ by, deed: 'edit-auction', schema: newAuctionSchema }, input);
  if (!admitted.ok) return admitted;
  const { title, preset, currency, timeZone } = admitted.input;
  const rules = presetRules(preset, currency);
  const terms = termsSchema.parse(readRules(rules).terms);

  const auctionId = randomUUIDv7();
  const deed = { by: admitted.by, deed: 'create-auction', subject: { kind: 'auction', id: auctionId } } as const;

  // Each failed try means that somebody else took that slug, so that this ends however many come at once.
  for (;;) {
    const slug = await freeSlug(title);
    try {
      return await onRecord(deed, async (store) => {
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
            createdById: admitted.by.userId,
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

/** The slug of a title, with the next number behind it where it is taken. */
async function freeSlug(title: string): Promise<string> {
  const wish = slugOf(title);
  const base = wish.length >= 3 ? wish : `auction${wish ? `-${wish}` : ''}`;
  const taken = await prisma().auction.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map(({ slug }) => slug));
  if (!slugs.has(base)) return base;
  let number = 2;
  while (slugs.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
