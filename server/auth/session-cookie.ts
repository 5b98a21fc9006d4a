/**
 * The session cookie's name. On https it gets the prefix `__Host-`, which binds it to that host.
 */
export const SESSION_COOKIE = 'rostrum.session';

/**
 * Whether a request carries a session cookie, valid or not, and so may come from a signed-in
 * person.
 */
export function hasSessionCookie(cookie: string | undefined): boolean {
  return cookie?.includes(SESSION_COOKIE) ?? false;
}
