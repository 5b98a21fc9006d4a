import { createHmac, randomBytes } from 'node:crypto';
import { sessionEnd } from '#server/auth/session-lifetime.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

/** A session and its cookie, as a browser on http holds it. */
export type BuiltSession = {
  readonly sessionId: string;
  readonly cookie: { readonly name: string; readonly value: string };
};

/**
 * Creates the session that signing in would create. `secret` is ROSTRUM_SECRET, or the `secret`
 * file in ROSTRUM_FOLDER.
 */
export async function buildSession(
  store: PrismaClient,
  { userId, secret }: { readonly userId: string; readonly secret: string },
): Promise<BuiltSession> {
  const token = randomBytes(24).toString('base64url');
  const now = Date.now();
  const { id } = await store.session.create({ data: { userId, token, expiresAt: new Date(sessionEnd(now, now)) } });
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return { sessionId: id, cookie: { name: 'rostrum.session', value: encodeURIComponent(`${token}.${signature}`) } };
}
