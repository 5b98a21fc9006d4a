'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { FormState } from '#components/account/form-state.ts';
import { readSession } from '#server/auth/session.ts';
import { changeName } from '#server/catalogue/people/change-name.ts';
import { endSessions } from '#server/catalogue/people/end-sessions.ts';
import { callAuth } from '../call-auth.ts';
import { fieldText, formDone, formRefused } from '../form-result.ts';

/** Changes the name of the signed-in person. */
export async function saveName(_previous: FormState, form: FormData): Promise<FormState> {
  const name = fieldText(form, 'name');
  const answer = await changeName(await readSession(await headers()), { name });
  if (!answer.ok) return formRefused(answer.refusal, { name });
  refresh();
  return formDone('Saved.', { name: answer.name });
}

/**
 * Changes the password, which ends every other session and replaces this one. It redirects, because
 * this request still carries the old session.
 */
export async function changePassword(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await callAuth('/change-password', {
    currentPassword: fieldText(form, 'currentPassword'),
    newPassword: fieldText(form, 'newPassword'),
  });
  if (!answer.ok) return formRefused(answer.refusal);
  redirect('/account?changed=password');
}

/** Ends one other session. */
export async function endSession(form: FormData): Promise<void> {
  const who = await readSession(await headers());
  if (!who) redirect('/sign-in?next=/account');
  await endSessions(who, { userId: who.userId, which: { sessionId: fieldText(form, 'sessionId') } });
  refresh();
}

/** Ends all sessions, including this one. */
export async function endAllSessions(): Promise<void> {
  const who = await readSession(await headers());
  if (who) await endSessions(who, { userId: who.userId, which: 'all' });
  await callAuth('/sign-out', {});
  redirect('/sign-in');
}
