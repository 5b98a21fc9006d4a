'use server';

import { redirect } from 'next/navigation';
import { askAuth } from '../call-auth.ts';

/** Ends the session of this browser and leads home. */
export async function signOut(): Promise<void> {
  await askAuth('/sign-out', {});
  redirect('/');
}
