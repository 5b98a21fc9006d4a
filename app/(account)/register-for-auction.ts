'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { FormState } from '#components/account/form-state.ts';
import { readSession } from '#server/auth/session.ts';
import { registerPaddle } from '#server/catalogue/paddles/register-paddle.ts';
import { fieldText, formDone, formRefused } from './form-answers.ts';

/** Registers the person who is signed in for an auction whose conditions they accept; the page then shows their paddle. */
export async function registerForAuction(auctionId: string, _before: FormState, form: FormData): Promise<FormState> {
  const answer = await registerPaddle(await readSession(await headers()), {
    auctionId,
    acceptConditions: fieldText(form, 'acceptConditions') === 'yes',
  });
  if (!answer.ok) return formRefused(answer.refusal);
  refresh();
  return formDone(`Your paddle is ${answer.paddle.number}.`);
}
