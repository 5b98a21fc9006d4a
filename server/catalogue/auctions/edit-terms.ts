import { z } from 'zod';
import { minorDigits } from '#auction/currency.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { auctionRulesSchema } from '#protocol/forms/auction-rules.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { authorize } from '../authorize.ts';
import { fieldProblem } from '../catalogue-result.ts';
import { changeDraft } from './change-draft.ts';

const inputSchema = z.strictObject({ auctionId: idSchema, rules: auctionRulesSchema });

/**
 * Sets the terms of a draft and how registrations are approved. Answers PUBLISHED once it is on
 * sale.
 */
export async function editTerms(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { auctionId, rules } = authorized.input;
  const terms = termsSchema.parse(rules.terms);
  return changeDraft(auctionId, { by: authorized.by, action: 'edit-terms' }, async (store, auction) => {
    // Amounts are stored in minor units: 5.00 pounds would become 500 yen.
    if (
      minorDigits(terms.currency) !== minorDigits(auction.currency) &&
      (await store.lot.count({ where: { auctionId } })) > 0
    ) {
      const problem =
        `There are lots with amounts in ${auction.currency}, which has different decimals. ` +
        'Remove them before you change the currency.';
      return fieldProblem('rules.currency', problem);
    }
    await store.auction.update({
      where: { id: auctionId },
      data: { terms, currency: terms.currency, registration: rules.registration },
    });
    return { ok: true };
  });
}
