import { createHmac, randomBytes } from 'node:crypto';
import { sessionEnd } from '#server/auth/session-lifetime.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

/** A session, and the cookie by which a browser on http holds it. */
export type BuiltSession = {
  readonly sessionId: string;
  readonly cookie: { readonly name: string; readonly value: string };
};

/** Signs somebody in without a form: a session as signing in makes it. `secret` is the house's (ROSTRUM_SECRET, or the file `secret` in its folder). */
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
