/**
 * Times as the house says them ("20:00 on 12 December, London") and the instants that they mean. Twice a year a zone's clocks jump: an hour
 * is missing (gap) or comes twice (overlap), and the form has to ask which is meant.
 */
import { Temporal } from 'temporal-polyfill';

/** A wall-clock time as a form's field holds it: YYYY-MM-DDTHH:MM. */
export type WallClock = string;

/** Which of the two is meant where a time comes twice. */
export type Which = 'first' | 'second';

/** What a wall-clock time means in a zone. Instants are epoch milliseconds. */
export type WallClockReading =
  | { readonly kind: 'exact'; readonly at: number }
  /** The clocks jump over it: the nearest times that exist, before and after the jump. */
  | { readonly kind: 'gap'; readonly before: WallClock; readonly after: WallClock }
  /** The clocks show it twice. */
  | { readonly kind: 'overlap'; readonly first: number; readonly second: number }
  | { readonly kind: 'unreadable' };

const written = /^(20\d\d)-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)$/;

/** Reads a wall-clock time in an IANA zone. */
export function readWallClock(wall: WallClock, timeZone: string): WallClockReading {
  const local = plain(wall);
  if (!local || !isTimeZone(timeZone)) return { kind: 'unreadable' };
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'exact', at: earlier.epochMilliseconds };
  if (earlier.toPlainDateTime().equals(local)) {
    return { kind: 'overlap', first: earlier.epochMilliseconds, second: later.epochMilliseconds };
  }
  return { kind: 'gap', before: wallText(earlier), after: wallText(later) };
}

/** The wall-clock time of an instant (epoch ms) in a zone, and which of the two it is where that time comes twice. */
export function wallClockAt(at: number, timeZone: string): { readonly wall: WallClock; readonly which: Which | '' } {
  const wall = wallText(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone));
  const reading = readWallClock(wall, timeZone);
  if (reading.kind !== 'overlap') return { wall, which: '' };
  return { wall, which: at >= reading.second ? 'second' : 'first' };
}

/** Says whether a name is a time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    return name.includes('/') || name === 'UTC' ? Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name })) : false;
  } catch {
    return false;
  }
}

function plain(wall: string): Temporal.PlainDateTime | null {
  if (!written.test(wall)) return null;
  try {
    return Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
  } catch {
    // A day that the calendar does not have, such as 31 February.
    return null;
  }
}

function wallText(zoned: Temporal.ZonedDateTime): WallClock {
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
}
