'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { readSession } from '#server/auth/session.ts';
import { approvePaddle } from '#server/catalogue/paddles/approve-paddle.ts';
import { suspendPaddle } from '#server/catalogue/paddles/suspend-paddle.ts';
import type { PeopleResult } from '#server/catalogue/people/people-result.ts';

/** Approves a registration. Returns null, or the reason for a refusal. */
export async function postApproval(paddleId: string): Promise<string | null> {
  return refreshUnlessRefused(await approvePaddle(await readSession(await headers()), { paddleId }));
}

/** Suspends a paddle or rejects a registration. Returns null, or the reason for a refusal. */
export async function postSuspension(paddleId: string): Promise<string | null> {
  return refreshUnlessRefused(await suspendPaddle(await readSession(await headers()), { paddleId }));
}

/** Refreshes the page and returns null, or returns the reason for a refusal. */
function refreshUnlessRefused(answer: PeopleResult): string | null {
  if (answer.ok) {
    refresh();
    return null;
  }
  switch (answer.refusal.code) {
    case 'UNAUTHENTICATED':
      return 'You are no longer signed in.';
    case 'FORBIDDEN':
      return 'You are not allowed to approve or suspend paddles.';
    default:
      return 'This registration no longer exists. Reload the page.';
  }
}
