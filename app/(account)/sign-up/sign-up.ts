'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { callAuth } from '../call-auth.ts';
import { fieldText, formRefused } from '../form-result.ts';
import { nextPath } from '../next-path.ts';

/**
 * Creates an account and signs its owner in. Signing up answers the same whether or not the address
 * has an account; only signing in afterwards shows the difference. Hiding it completely would need
 * e-mail confirmation.
 */
export async function signUp(_previous: FormState, form: FormData): Promise<FormState> {
  const name = fieldText(form, 'name');
  const email = fieldText(form, 'email');
  const password = fieldText(form, 'password');
  const signedUp = await callAuth('/sign-up/email', { name, email, password });
  if (!signedUp.ok) return formRefused(signedUp.refusal, { name, email });
  const signedIn = await callAuth('/sign-in/email', { email, password });
  if (signedIn.ok) redirect(nextPath(fieldText(form, 'next')));
  if (signedIn.refusal.code === 'UNAUTHENTICATED') {
    const refusal = 'This e-mail address cannot be used for a new account. If it is yours, sign in with its password.';
    return { values: { name, email }, problems: {}, refusal, done: null };
  }
  return formRefused(signedIn.refusal, { name, email });
}
