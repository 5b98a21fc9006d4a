import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { cookies, headers } from 'next/headers';
import type { AuthRefusal } from '#server/auth/auth-responses.ts';
import { type AuthPath, handleAuthRequest } from '#server/auth/auth-routes.ts';

type AuthAnswer = { readonly ok: true } | { readonly ok: false; readonly refusal: AuthRefusal };

/**
 * Calls an auth route (server/auth/auth-routes.ts) from a server action on behalf of the browser,
 * and sets the cookies of its response. So forms pass the same checks and limits as API clients.
 */
export async function callAuth(path: AuthPath, body: object): Promise<AuthAnswer> {
  const received = await headers();
  const forwarded = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'user-agent', 'x-forwarded-for']) {
    const value = received.get(name);
    if (value !== null) forwarded.set(name, value);
  }
  const response = await handleAuthRequest(
    new Request(`http://house.invalid/api/auth${path}`, {
      method: 'POST',
      headers: forwarded,
      body: JSON.stringify(body),
    }),
  );
  const jar = await cookies();
  for (const line of response.headers.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(line)) jar.set(name, cookie.value, toCookieOptions(cookie));
  }
  return (await response.json()) as AuthAnswer;
}
