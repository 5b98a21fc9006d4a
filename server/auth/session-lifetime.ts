/**
 * How long people stay signed in. A session ends a week after it was last used, and a month after it began however much it is used; the
 * cookie lasts the month, so that the row alone decides.
 */
const DAY = 86_400_000;

/** Unused for so long, a session ends, milliseconds. */
export const IDLE_LIFETIME = 7 * DAY;
/** So long after its beginning a session ends in any case, milliseconds. */
export const WHOLE_LIFETIME = 30 * DAY;
/** A session's end is moved on at most this often: reading a session is no reason to write each time. */
const RENEWAL = DAY;

/** When a session ends that is used at `now` (epoch milliseconds). */
export function sessionEnd(beganAt: number, now: number): number {
  return Math.min(now + IDLE_LIFETIME, beganAt + WHOLE_LIFETIME);
}

/** The new end of a session that is used at `now`; null when its end stays as it is. */
export function renewedEnd(session: { readonly beganAt: number; readonly endsAt: number }, now: number): number | null {
  const end = sessionEnd(session.beganAt, now);
  return end - session.endsAt >= RENEWAL ? end : null;
}
