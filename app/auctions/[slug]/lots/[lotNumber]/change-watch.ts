'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { readSession } from '#server/auth/session.ts';
import { watchLot } from '#server/catalogue/lots/watch-lot.ts';

/** Puts a lot on the list of whoever is signed in, or takes it off. Who is not, or names no lot, changes nothing. */
export async function changeWatch(lotId: string, watching: boolean): Promise<void> {
  await watchLot(await readSession(await headers()), { lotId, watching });
  refresh();
}
