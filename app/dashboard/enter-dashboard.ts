import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { may } from '#server/auth/permissions.ts';
import { readSession } from '#server/auth/session.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';

/**
 * Who enters a page of the dashboard. Guests are led to sign in and come back to `path`; for everybody else who does not work here there is no
 * such page. Called by every page and not by a layout alone: a layout is not asked again when one goes from page to page.
 */
export async function enterDashboard(path: string): Promise<SignedIn> {
  const who = await whoIsHere();
  if (!who) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!may(who, 'open-dashboard')) notFound();
  return who;
}

/** Who sends the request, read once however many parts of the page ask. */
export const whoIsHere = cache(async (): Promise<SignedIn | null> => readSession(await headers()));
