'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { callAuth } from '../call-auth.ts';
import { fieldText, formRefused } from '../form-result.ts';
import { nextPath } from '../next-path.ts';

/** Signs in and returns to the page that the visitor came from. */
export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const email = fieldText(form, 'email');
  const answer = await callAuth('/sign-in/email', { email, password: fieldText(form, 'password') });
  if (answer.ok) redirect(nextPath(fieldText(form, 'next')));
  if (answer.refusal.code === 'UNAUTHENTICATED') {
    const refusal = 'No account has this e-mail address and this password. Check both and try again.';
    return { values: { email }, problems: {}, refusal, done: null };
  }
  return formRefused(answer.refusal, { email });
}
