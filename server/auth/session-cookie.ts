/** The session cookie's name; a house on https puts `__Host-` before it, by which browsers hold it to that very host. */
export const SESSION_COOKIE = 'rostrum.session';

/** Whether a request may come from somebody who is signed in: it brings a session's cookie, valid or not. */
export function bringsSession(cookie: string | undefined): boolean {
  return cookie?.includes(SESSION_COOKIE) ?? false;
}
