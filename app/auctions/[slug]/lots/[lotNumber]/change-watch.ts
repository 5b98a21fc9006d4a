'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { readSession } from '#server/auth/session.ts';
import { watchLot } from '#server/catalogue/lots/watch-lot.ts';

/**
 * Starts or stops watching a lot for the signed-in person. Invalid or signed-out requests have no
 * effect.
 */
export async function changeWatch(lotId: string, watching: boolean): Promise<void> {
  await watchLot(await readSession(await headers()), { lotId, watching });
  refresh();
}
