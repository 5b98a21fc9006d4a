'use server';

import { redirect } from 'next/navigation';
import { callAuth } from '../call-auth.ts';

/** Ends this session and opens the home page. */
export async function signOut(): Promise<void> {
  await callAuth('/sign-out', {});
  redirect('/');
}
