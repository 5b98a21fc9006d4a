/**
 * `full` "Saturday 6 December 2025 at 20:00 GMT" · `exact` "Saturday 6 December 2025 at 20:00:05
 * GMT" · `long` "Sat 6 Dec, 20:00 GMT" · `day` "Sat 6 Dec" · `date` "6 December 2025" · `brief` "6
 * Dec, 20:00" · `time` "20:00" · `second` "20:00:05".
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

/** Formats an instant (epoch milliseconds) in a time zone (IANA name). */
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
 * The zone in which to show an instant: the viewer's, or the auction's if both have the same local
 * time. So London's 20:00 is "GMT" for every viewer at 20:00, not "UTC" for one and "WET" for
 * another.
 */
export function displayZone(at: number, viewerZone: string, auctionZone: string): string {
  const [viewerTime, auctionTime] = [viewerZone, auctionZone].map((zone) => momentText(at, zone, 'brief'));
  return viewerTime === auctionTime ? auctionZone : viewerZone;
}

/** The display name of a time zone: "London time" for "Europe/London". */
export function zoneText(timeZone: string): string {
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return timeZone === 'UTC' || !timeZone.includes('/') ? timeZone : `${place} time`;
}
