'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { askAuth } from '../call-auth.ts';
import { fieldText, formRefused } from '../form-answers.ts';
import { nextPath } from '../next-path.ts';

/** Signs in and goes on to where the visitor came from. */
export async function signIn(_before: FormState, form: FormData): Promise<FormState> {
  const email = fieldText(form, 'email');
  const told = await askAuth('/sign-in/email', { email, password: fieldText(form, 'password') });
  if (told.ok) redirect(nextPath(fieldText(form, 'next')));
  if (told.refusal.code === 'UNAUTHENTICATED') {
    const refusal = 'No account has this e-mail address and this password. Look at both and try again.';
    return { values: { email }, problems: {}, refusal, done: null };
  }
  return formRefused(told.refusal, { email });
}
