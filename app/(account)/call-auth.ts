import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { cookies, headers } from 'next/headers';
import type { AuthRefusal } from '#server/auth/auth-responses.ts';
import { type AuthPath, handleAuthRequest } from '#server/auth/auth-routes.ts';

type AuthAnswer = { readonly ok: true } | { readonly ok: false; readonly refusal: AuthRefusal };

/**
 * Asks the door of the house (server/auth/auth-routes.ts) from within a server action, as the browser that posted the form, and hands it the
 * cookies that the door answers with. A form passes the same checks and the same limits as a program.
 */
export async function askAuth(path: AuthPath, body: object): Promise<AuthAnswer> {
  const asked = await headers();
  const passed = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'user-agent', 'x-forwarded-for']) {
    const value = asked.get(name);
    if (value !== null) passed.set(name, value);
  }
  const told = await handleAuthRequest(
    new Request(`http://house.invalid/api/auth${path}`, {
      method: 'POST',
      headers: passed,
      body: JSON.stringify(body),
    }),
  );
  const jar = await cookies();
  for (const line of told.headers.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(line)) jar.set(name, cookie.value, toCookieOptions(cookie));
  }
  return (await told.json()) as AuthAnswer;
}
