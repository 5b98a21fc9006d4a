/**
 * The scheduled close of a lot (C5), epoch milliseconds: the first close plus (n − 1) gaps.
 * `position` counts from 1, `gap` is in milliseconds; a gap of 0 closes all lots together.
 */
export function scheduledClose(firstClosesAt: number, gap: number, position: number): number {
  return firstClosesAt + (position - 1) * gap;
}
