'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { FormState } from '#components/account/form-state.ts';
import { readSession } from '#server/auth/session.ts';
import { registerPaddle } from '#server/catalogue/paddles/register-paddle.ts';
import { fieldText, formDone, formRefused } from './form-result.ts';

/** Registers the signed-in person for an auction, if they accept its conditions. */
export async function registerForAuction(auctionId: string, _previous: FormState, form: FormData): Promise<FormState> {
  const answer = await registerPaddle(await readSession(await headers()), {
    auctionId,
    acceptConditions: fieldText(form, 'acceptConditions') === 'yes',
  });
  if (!answer.ok) return formRefused(answer.refusal);
  refresh();
  return formDone(`Your paddle is ${answer.paddle.number}.`);
}
