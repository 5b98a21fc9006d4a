'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { readSession } from '#server/auth/session.ts';
import { changeName } from '#server/catalogue/people/change-name.ts';
import { endSessions } from '#server/catalogue/people/end-sessions.ts';
import { askAuth } from '../call-auth.ts';
import { fieldText, formDone, formRefused } from '../form-answers.ts';

/** Saves the name by which the house knows the person who is signed in. */
export async function saveName(_before: FormState, form: FormData): Promise<FormState> {
  const name = fieldText(form, 'name');
  const answer = await changeName(await readSession(await headers()), { name });
  if (!answer.ok) return formRefused(answer.refusal, { name });
  refresh();
  return formDone('Saved.', { name: answer.name });
}

/** Changes the password; every other session ends. The page is asked for anew, since what is rendered here knows only the session that ended. */
export async function changePassword(_before: FormState, form: FormData): Promise<FormState> {
  const told = await askAuth('/change-password', {
    currentPassword: fieldText(form, 'currentPassword'),
    newPassword: fieldText(form, 'newPassword'),
  });
  if (!told.ok) return formRefused(told.refusal);
  redirect('/account?changed=password');
}

/** Signs out in one other place. */
export async function endSession(form: FormData): Promise<void> {
  const who = await readSession(await headers());
  if (!who) redirect('/sign-in?next=/account');
  await endSessions(who, { userId: who.userId, which: { sessionId: fieldText(form, 'sessionId') } });
  refresh();
}

/** Signs out everywhere, here too. */
export async function endAllSessions(): Promise<void> {
  const who = await readSession(await headers());
  if (who) await endSessions(who, { userId: who.userId, which: 'all' });
  await askAuth('/sign-out', {});
  redirect('/sign-in');
}
