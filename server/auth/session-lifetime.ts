/**
 * A session expires a week after its last use and at most a month after it began. The cookie lasts
 * the month, so that the row alone decides.
 */
const DAY = 86_400_000;

/** Lifetime of an unused session, milliseconds. */
export const IDLE_LIFETIME = 7 * DAY;
/** Lifetime of a session however often it is used, milliseconds. */
export const WHOLE_LIFETIME = 30 * DAY;
/** A session is extended at most once in this time, so that reading it rarely needs a write. */
const RENEWAL = DAY;

/** When a session expires that is used at `now` (epoch milliseconds). */
export function sessionEnd(beganAt: number, now: number): number {
  return Math.min(now + IDLE_LIFETIME, beganAt + WHOLE_LIFETIME);
}

/** The new expiry of a session that is used at `now`; null when it stays unchanged. */
export function renewedEnd(session: { readonly beganAt: number; readonly endsAt: number }, now: number): number | null {
  const end = sessionEnd(session.beganAt, now);
  return end - session.endsAt >= RENEWAL ? end : null;
}
