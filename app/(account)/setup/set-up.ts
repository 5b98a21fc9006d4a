'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { createFirstAdmin } from '#server/catalogue/people/create-first-admin.ts';
import { callAuth } from '../call-auth.ts';
import { fieldText, formRefused } from '../form-result.ts';

/** Creates the first admin and signs them in. */
export async function setUp(_previous: FormState, form: FormData): Promise<FormState> {
  const name = fieldText(form, 'name');
  const email = fieldText(form, 'email');
  const password = fieldText(form, 'password');
  const created = await createFirstAdmin({ token: fieldText(form, 'token'), name, email, password });
  if (!created.ok) return formRefused(created.refusal, { name, email });
  const answer = await callAuth('/sign-in/email', { email, password });
  redirect(answer.ok ? '/dashboard' : '/sign-in?next=/dashboard');
}
