'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { createFirstAdmin } from '#server/catalogue/people/create-first-admin.ts';
import { askAuth } from '../call-auth.ts';
import { fieldText, formRefused } from '../form-answers.ts';

/** Makes the house's first admin and signs them in. */
export async function openHouse(_before: FormState, form: FormData): Promise<FormState> {
  const name = fieldText(form, 'name');
  const email = fieldText(form, 'email');
  const password = fieldText(form, 'password');
  const made = await createFirstAdmin({ token: fieldText(form, 'token'), name, email, password });
  if (!made.ok) return formRefused(made.refusal, { name, email });
  const told = await askAuth('/sign-in/email', { email, password });
  redirect(told.ok ? '/dashboard' : '/sign-in?next=/dashboard');
}
