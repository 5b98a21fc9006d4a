/** How the time to a lot's close is written, and when the writing next changes. */

/** From here on tenths of a second are shown, in milliseconds. */
export const TENTHS_FROM = 10_000;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time left as on a clock: "2 d 3 h", "3:12:04", "12:04", "0:42", "9.4". Never below zero. */
export function timeLeftText(left: number): string {
  if (left <= 0) return '0.0';
  if (left < TENTHS_FROM) return (Math.floor(left / 100) / 10).toFixed(1);
  if (left >= DAY) return `${Math.floor(left / DAY)} d ${Math.floor((left % DAY) / HOUR)} h`;
  const seconds = pad(Math.floor((left % MINUTE) / SECOND));
  if (left < HOUR) return `${Math.floor(left / MINUTE)}:${seconds}`;
  return `${Math.floor(left / HOUR)}:${pad(Math.floor((left % HOUR) / MINUTE))}:${seconds}`;
}

/** Milliseconds until the text changes: at most to the next tenth in the last ten seconds, else to the next second. */
export function untilNextTick(left: number): number {
  if (left <= 0) return SECOND;
  const step = left <= TENTHS_FROM ? 100 : SECOND;
  return (left % step) + 1;
}

/** The moments at which the time left is spoken, in milliseconds before the close, and their words. */
const SPOKEN = [
  { left: 5 * MINUTE, words: '5 minutes left' },
  { left: MINUTE, words: '1 minute left' },
  { left: 10 * SECOND, words: '10 seconds left' },
] as const;

/** What to say now, given the time left when last asked: null unless one of the spoken moments lies between. */
export function spokenTimeLeft(before: number, left: number): string | null {
  if (left <= 0) return null;
  return SPOKEN.findLast((moment) => before > moment.left && left <= moment.left)?.words ?? null;
}

/** A lengthening as a chip shows it: "+0:30", "+3:00". */
export function extensionText(by: number): string {
  return `+${Math.floor(by / MINUTE)}:${pad(Math.floor((by % MINUTE) / SECOND))}`;
}

function pad(whole: number): string {
  return String(whole).padStart(2, '0');
}
