'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { Role } from '#protocol/role.ts';
import { readSession } from '#server/auth/session.ts';
import { changeRole } from '#server/catalogue/people/change-role.ts';
import type { PeopleResult } from '#server/catalogue/people/people-result.ts';
import { readmitPerson } from '#server/catalogue/people/readmit-person.ts';
import { suspendPerson } from '#server/catalogue/people/suspend-person.ts';

// Each returns null, or the reason for a refusal. The catalogue actions check their input.

/** Changes a person's role. */
export async function postRole(userId: string, role: Role): Promise<string | null> {
  return refreshUnlessRefused(await changeRole(await readSession(await headers()), { userId, role }));
}

/** Suspends an account with a reason. */
export async function postSuspension(userId: string, reason: string): Promise<string | null> {
  return refreshUnlessRefused(await suspendPerson(await readSession(await headers()), { userId, reason }));
}

/** Lifts the suspension of an account. */
export async function postReadmission(userId: string): Promise<string | null> {
  return refreshUnlessRefused(await readmitPerson(await readSession(await headers()), { userId }));
}

/** Refreshes the page and returns null, or returns the reason for a refusal. */
function refreshUnlessRefused(answer: PeopleResult): string | null {
  if (answer.ok) {
    refresh();
    return null;
  }
  const { refusal } = answer;
  switch (refusal.code) {
    case 'UNAUTHENTICATED':
      return 'You are no longer signed in.';
    case 'FORBIDDEN':
      return 'Only admins can change people’s accounts.';
    case 'INVALID':
      return refusal.problems.map(({ problem }) => problem).join(' ');
    case 'NOT_POSSIBLE':
      return refusal.why === 'last-admin'
        ? 'There must be at least one admin.'
        : 'You cannot change your own account here.';
    default:
      return 'This account no longer exists. Reload the page.';
  }
}
