import { readWallClock, wallClockAt } from '#protocol/forms/wall-clock.ts';

/** A suggested closing time, as a wall-clock time. */
export type CloseSuggestion = { readonly label: string; readonly wall: string };

const day = 86_400_000;

/** Usual closing times after an instant (epoch ms), as wall-clock times in a zone. */
export function closeSuggestions(now: number, timeZone: string): readonly CloseSuggestion[] {
  const evening = (days: number) => `${wallClockAt(now + days * day, timeZone).wall.slice(0, 10)}T20:00`;
  const weekday = (wall: string) => new Date(`${wall.slice(0, 10)}T12:00:00Z`).getUTCDay();
  // At least three days ahead, so that people have time to notice.
  const sunday = [3, 4, 5, 6, 7, 8, 9].map(evening).find((wall) => weekday(wall) === 0) ?? evening(7);
  return [
    { label: 'Tomorrow, 20:00', wall: evening(1) },
    { label: 'Next Sunday, 20:00', wall: sunday },
    { label: 'In a week, 20:00', wall: evening(7) },
    { label: 'In two weeks, 20:00', wall: evening(14) },
  ].filter(({ wall }) => readWallClock(wall, timeZone).kind === 'exact');
}
