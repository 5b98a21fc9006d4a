'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { Role } from '#protocol/views/dashboard-people.ts';
import { readSession } from '#server/auth/session.ts';
import { changeRole } from '#server/catalogue/people/change-role.ts';
import type { PeopleResult } from '#server/catalogue/people/people-result.ts';
import { readmitPerson } from '#server/catalogue/people/readmit-person.ts';
import { suspendPerson } from '#server/catalogue/people/suspend-person.ts';

// Each answers null, or why not in words. What arrives may be anything: the deeds check it.

/** Makes somebody a bidder, a clerk or an admin. */
export async function postRole(userId: string, role: Role): Promise<string | null> {
  return told(await changeRole(await readSession(await headers()), { userId, role }));
}

/** Suspends an account, with the reason. */
export async function postSuspension(userId: string, reason: string): Promise<string | null> {
  return told(await suspendPerson(await readSession(await headers()), { userId, reason }));
}

/** Lifts the suspension of an account. */
export async function postReadmission(userId: string): Promise<string | null> {
  return told(await readmitPerson(await readSession(await headers()), { userId }));
}

function told(answer: PeopleResult): string | null {
  if (answer.ok) {
    refresh();
    return null;
  }
  const { refusal } = answer;
  switch (refusal.code) {
    case 'UNAUTHENTICATED':
      return 'You are not signed in any more.';
    case 'FORBIDDEN':
      return 'Only admins decide about people.';
    case 'INVALID':
      return refusal.problems.map(({ problem }) => problem).join(' ');
    case 'NOT_POSSIBLE':
      return refusal.why === 'last-admin' ? 'The house needs at least one admin.' : 'Nobody decides about themselves.';
    default:
      return 'This account is not there any more. Reload the page.';
  }
}
