'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { askAuth } from '../call-auth.ts';
import { fieldText, formRefused } from '../form-answers.ts';
import { nextPath } from '../next-path.ts';

/**
 * Opens an account and signs its owner in. Signing up itself answers alike whether or not the address has an account; what tells them apart is
 * whether the password then opens it. Without a letter to the address no house can hide that from who tries.
 */
export async function signUp(_before: FormState, form: FormData): Promise<FormState> {
  const name = fieldText(form, 'name');
  const email = fieldText(form, 'email');
  const password = fieldText(form, 'password');
  const opened = await askAuth('/sign-up/email', { name, email, password });
  if (!opened.ok) return formRefused(opened.refusal, { name, email });
  const told = await askAuth('/sign-in/email', { email, password });
  if (told.ok) redirect(nextPath(fieldText(form, 'next')));
  if (told.refusal.code === 'UNAUTHENTICATED') {
    const refusal = 'This e-mail address cannot be used for a new account. If it is yours, sign in with its password.';
    return { values: { name, email }, problems: {}, refusal, done: null };
  }
  return formRefused(told.refusal, { name, email });
}
