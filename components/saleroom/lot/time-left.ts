/** The time left until a lot closes as text, and when that text changes next. */

/** Below this time tenths of a second are shown, in milliseconds. */
export const TENTHS_FROM = 10_000;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time left as a countdown: "2 d 3 h", "3:12:04", "12:04", "0:42", "9.4". Never below zero. */
export function timeLeftText(left: number): string {
  if (left <= 0) return '0.0';
  if (left < TENTHS_FROM) return (Math.floor(left / 100) / 10).toFixed(1);
  if (left >= DAY) return `${Math.floor(left / DAY)} d ${Math.floor((left % DAY) / HOUR)} h`;
  const seconds = pad(Math.floor((left % MINUTE) / SECOND));
  if (left < HOUR) return `${Math.floor(left / MINUTE)}:${seconds}`;
  return `${Math.floor(left / HOUR)}:${pad(Math.floor((left % HOUR) / MINUTE))}:${seconds}`;
}

/**
 * Milliseconds until the text changes: at the next tenth in the last ten seconds, otherwise at the
 * next second.
 */
export function untilNextTick(left: number): number {
  if (left <= 0) return SECOND;
  const step = left <= TENTHS_FROM ? 100 : SECOND;
  return (left % step) + 1;
}

/** The times left, in milliseconds, that are announced to screen readers. */
const ANNOUNCED = [
  { left: 5 * MINUTE, text: '5 minutes left' },
  { left: MINUTE, text: '1 minute left' },
  { left: 10 * SECOND, text: '10 seconds left' },
] as const;

/** The announcement for the time between two ticks, `before` and now; null if there is none. */
export function timeLeftAnnouncement(before: number, left: number): string | null {
  if (left <= 0) return null;
  return ANNOUNCED.findLast((time) => before > time.left && left <= time.left)?.text ?? null;
}

/** An extension as text: "+0:30", "+3:00". */
export function extensionText(by: number): string {
  return `+${Math.floor(by / MINUTE)}:${pad(Math.floor((by % MINUTE) / SECOND))}`;
}

function pad(whole: number): string {
  return String(whole).padStart(2, '0');
}
