'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { readSession } from '#server/auth/session.ts';
import { approvePaddle } from '#server/catalogue/paddles/approve-paddle.ts';
import { suspendPaddle } from '#server/catalogue/paddles/suspend-paddle.ts';
import type { PeopleResult } from '#server/catalogue/people/people-result.ts';

/** Lets a paddle bid. Answers null, or why not in words. */
export async function postApproval(paddleId: string): Promise<string | null> {
  return told(await approvePaddle(await readSession(await headers()), { paddleId }));
}

/** Stops a paddle from bidding, or turns a registration down. Answers null, or why not in words. */
export async function postSuspension(paddleId: string): Promise<string | null> {
  return told(await suspendPaddle(await readSession(await headers()), { paddleId }));
}

function told(answer: PeopleResult): string | null {
  if (answer.ok) {
    refresh();
    return null;
  }
  switch (answer.refusal.code) {
    case 'UNAUTHENTICATED':
      return 'You are not signed in any more.';
    case 'FORBIDDEN':
      return 'You may not decide about paddles.';
    default:
      return 'This registration is not there any more. Reload the page.';
  }
}
