import type { Attack } from './attack-server.ts';

/** How much memory the server may use after the last phase, relative to half of the phases. */
const MOST_GROWTH = 1.1;
/** Memory is measured in tenths of a megabyte, and varies by about one. */
const TOLERANCE = 1;
/** The most resident memory of its Node processes together during the attack, MB. */
const MOST_RESIDENT = 900;

/** What was wrong with a server under attack, in words; empty when nothing was. */
export function listFailures(attack: Attack): readonly string[] {
  const { survived, loggedErrors, mostResident } = attack;
  return [
    ...(survived ? [] : ['a process of the server ended']),
    ...(loggedErrors.length > 0 ? [`${loggedErrors.length} errors in the log`] : []),
    ...honestBidFailures(attack),
    ...memoryGrowth(attack),
    ...(mostResident > MOST_RESIDENT ? [`${mostResident} MB resident`] : []),
    ...tooManyLimited(attack),
  ];
}

function honestBidFailures({ honest }: Attack): readonly string[] {
  return honest.flatMap(({ accepted, failed }, n) => [
    ...(accepted === 0 ? [`phase ${n + 1}: no honest bid was accepted`] : []),
    ...(failed.length > 0 ? [`phase ${n + 1}: ${failed.length} honest bids failed`] : []),
  ]);
}

function memoryGrowth({ memory }: Attack): readonly string[] {
  const half = memory[(memory.length - 1) / 2];
  const last = memory.at(-1);
  if (!half || !last) return [];
  return (['heap', 'buffers'] as const).flatMap((kind) =>
    last[kind] > half[kind] * MOST_GROWTH + TOLERANCE
      ? [`the ${kind} of the server grew from ${half[kind]} to ${last[kind]} MB`]
      : [],
  );
}

/** An attack in which most packets hit a rate limit has hardly tested validation. */
function tooManyLimited({ answers }: Attack): readonly string[] {
  const all = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const limited = answers.RATE_LIMITED ?? 0;
  return limited > all / 2 ? [`the rate limits answered ${limited} of ${all}: validation was hardly tested`] : [];
}
