import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { may } from '#server/auth/permissions.ts';
import { readSession } from '#server/auth/session.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';

/**
 * The signed-in staff member. Redirects guests to sign in and back to `path`; answers 404 to
 * everybody else. Every page calls it, because Next does not run a layout again on navigation.
 */
export async function requireStaff(path: string): Promise<SignedIn> {
  const who = await currentUser();
  if (!who) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!may(who, 'open-dashboard')) notFound();
  return who;
}

/** The person of the request, cached per request. */
const currentUser = cache(async (): Promise<SignedIn | null> => readSession(await headers()));
