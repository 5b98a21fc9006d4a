import { z } from 'zod';
import { parseDuration } from './duration.ts';
import { shortEntry } from './form-text.ts';
import { isTimeZone, readWallClock, type Which } from './wall-clock.ts';

const wallClockEntry = z.strictObject({ wall: shortEntry, which: z.enum(['', 'first', 'second']) });

const entries = z.strictObject({
  timeZone: shortEntry.refine(isTimeZone, 'Choose a time zone from the list.'),
  /** `at-once`: bidding opens when the auction is published. */
  opens: z.enum(['at-once', 'at']),
  opensAt: wallClockEntry,
  firstCloses: wallClockEntry,
  closeGap: shortEntry,
});

/**
 * Parses wall-clock times in the auction's zone into instants (epoch ms); null for a time that is
 * not set.
 */
export const auctionScheduleSchema = entries.transform((typed, context) => {
  const report = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  const opensAt =
    typed.opens === 'at' ? instantOf(typed.opensAt, typed.timeZone, (text) => report(['opensAt', 'wall'], text)) : null;
  const firstClosesAt = instantOf(typed.firstCloses, typed.timeZone, (text) => report(['firstCloses', 'wall'], text));
  const closeGap = parseDuration(typed.closeGap);
  if (closeGap === null) report(['closeGap'], 'Write a time such as 30 s, 2 min or 0.');
  else if (closeGap > 86_400_000) report(['closeGap'], 'At most 24 h.');
  if (opensAt !== null && firstClosesAt !== null && firstClosesAt <= opensAt) {
    report(['firstCloses', 'wall'], 'The first lot has to close after the auction opens.');
  }
  return { timeZone: typed.timeZone, opensAt, firstClosesAt, closeGap: closeGap ?? 0 };
});

export type AuctionScheduleInput = z.input<typeof auctionScheduleSchema>;

/**
 * The instant of an entry; null if it is empty, and null with a reported problem if it is invalid.
 */
function instantOf(
  { wall, which }: { wall: string; which: '' | Which },
  timeZone: string,
  report: (problem: string) => void,
): number | null {
  if (wall === '' || !isTimeZone(timeZone)) return null;
  const reading = readWallClock(wall, timeZone);
  if (reading.kind === 'exact') return reading.at;
  if (reading.kind === 'overlap' && which !== '') return reading[which];
  if (reading.kind === 'overlap')
    report('The clocks go back that night and show this time twice. Choose which one you mean.');
  else if (reading.kind === 'gap') {
    const [before, after] = [reading.before.slice(11), reading.after.slice(11)];
    report(
      `There is no ${wall.slice(11)} on that day in ${timeZone}: the clocks go forward. Take ${before} or ${after}.`,
    );
  } else report('Write a date and a time, such as 12 December 2026, 20:00.');
  return null;
}
