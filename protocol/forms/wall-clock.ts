/**
 * Converts wall-clock times ("20:00 on 12 December, London") to instants and back. Twice a year a
 * zone's clocks change: an hour is missing (gap) or occurs twice (overlap), and the form has to ask
 * which one is meant.
 */
import { Temporal } from 'temporal-polyfill';

/** The value of a wall-clock field: YYYY-MM-DDTHH:MM. */
export type WallClock = string;

/** Which of the two instants of an ambiguous time. */
export type Which = 'first' | 'second';

/** The instants of a wall-clock time in a zone, in epoch milliseconds. */
export type WallClockReading =
  | { readonly kind: 'exact'; readonly at: number }
  /** The clocks skip this time; the nearest existing times before and after. */
  | { readonly kind: 'gap'; readonly before: WallClock; readonly after: WallClock }
  /** The clocks show this time twice. */
  | { readonly kind: 'overlap'; readonly first: number; readonly second: number }
  | { readonly kind: 'unreadable' };

const wallClockPattern = /^(20\d\d)-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)$/;

/** Reads a wall-clock time in an IANA zone. */
export function readWallClock(wall: WallClock, timeZone: string): WallClockReading {
  const local = plainDateTime(wall);
  if (!local || !isTimeZone(timeZone)) return { kind: 'unreadable' };
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'exact', at: earlier.epochMilliseconds };
  if (earlier.toPlainDateTime().equals(local)) {
    return { kind: 'overlap', first: earlier.epochMilliseconds, second: later.epochMilliseconds };
  }
  return { kind: 'gap', before: wallText(earlier), after: wallText(later) };
}

/** The wall-clock time of an instant (epoch ms) in a zone; `which` is set for an ambiguous time. */
export function wallClockAt(at: number, timeZone: string): { readonly wall: WallClock; readonly which: Which | '' } {
  const wall = wallText(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone));
  const reading = readWallClock(wall, timeZone);
  if (reading.kind !== 'overlap') return { wall, which: '' };
  return { wall, which: at >= reading.second ? 'second' : 'first' };
}

/** Whether this runtime knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return name.includes('/') || name === 'UTC' ? Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name })) : false;
  } catch {
    return false;
  }
}

function plainDateTime(wall: string): Temporal.PlainDateTime | null {
  if (!wallClockPattern.test(wall)) return null;
  try {
    return Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
  } catch {
    // A day that does not exist, such as 31 February.
    return null;
  }
}

function wallText(zoned: Temporal.ZonedDateTime): WallClock {
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
}
