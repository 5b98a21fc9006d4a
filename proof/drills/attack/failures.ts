import type { Attack } from './attack-server.ts';

/** What the house may hold after the last phase, beside what it held after half of them. */
const MOST_GROWTH = 1.1;
/** Held memory is told in tenths of a megabyte, and a megabyte comes and goes. */
const ROUNDING = 1;
/** The most resident memory of its Node processes together while it is attacked, MB. */
const MOST_RESIDENT = 900;

/** What did not hold of a house under attack, in words; empty where everything did. */
export function listFailures({ lived, faults, honest, held, mostResident, answers }: Attack): readonly string[] {
  const problems: string[] = [];
  if (!lived) problems.push('a process of the house ended');
  if (faults.length > 0) problems.push(`${faults.length} faults in the log`);
  for (const [phase, { accepted, failed }] of honest.entries()) {
    if (accepted === 0) problems.push(`phase ${phase + 1}: no honest bid was accepted`);
    if (failed.length > 0) problems.push(`phase ${phase + 1}: ${failed.length} honest bids failed`);
  }
  const half = held[(held.length - 1) / 2];
  const last = held.at(-1);
  if (half && last) {
    for (const kind of ['heap', 'buffers'] as const) {
      if (last[kind] > half[kind] * MOST_GROWTH + ROUNDING)
        problems.push(`the ${kind} that the house holds grew from ${half[kind]} to ${last[kind]} MB`);
    }
  }
  if (mostResident > MOST_RESIDENT) problems.push(`${mostResident} MB resident`);
  const counted = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const limited = answers.RATE_LIMITED ?? 0;
  if (limited > counted / 2) problems.push(`the limits answered ${limited} of ${counted}: the forms were hardly tried`);
  return problems;
}
