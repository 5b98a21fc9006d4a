/**
 * `full` "Saturday 6 December 2025 at 20:00 GMT" · `exact` "Saturday 6 December 2025 at 20:00:05 GMT" · `long` "Sat 6 Dec, 20:00 GMT" ·
 * `day` "Sat 6 Dec" · `date` "6 December 2025" · `brief` "6 Dec, 20:00" · `time` "20:00" · `second` "20:00:05".
 */
export type MomentStyle = 'full' | 'exact' | 'long' | 'day' | 'date' | 'brief' | 'time' | 'second';

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const full = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  ...time,
  timeZoneName: 'short',
} as const;
const options: Readonly<Record<MomentStyle, Intl.DateTimeFormatOptions>> = {
  full,
  exact: { ...full, second: '2-digit' },
  long: { weekday: 'short', day: 'numeric', month: 'short', ...time, timeZoneName: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  brief: { day: 'numeric', month: 'short', ...time },
  time,
  second: { ...time, second: '2-digit' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant (epoch milliseconds) in words, in one time zone (IANA name). */
export function momentText(at: number, timeZone: string, style: MomentStyle = 'long'): string {
  const name = `${timeZone}/${style}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { ...options[style], timeZone });
    formats.set(name, format);
  }
  return format.format(at);
}

/**
 * The zone in which to tell a viewer of an instant: their own, unless the auction's clocks show the same then. So London's 20:00 is "GMT" to
 * everybody for whom it is 20:00, and not "UTC" here and "WET" there.
 */
export function zoneToTell(at: number, viewersZone: string, auctionsZone: string): string {
  const [theirs, its] = [viewersZone, auctionsZone].map((zone) => momentText(at, zone, 'brief'));
  return theirs === its ? auctionsZone : viewersZone;
}

/** A time zone in words: "Europe/London" is London time. */
export function zoneText(timeZone: string): string {
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return timeZone === 'UTC' || !timeZone.includes('/') ? timeZone : `${place} time`;
}
