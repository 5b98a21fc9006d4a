/** A rate in basis points as a percentage: "24 %", "12.5 %". */
export function percentText(basisPoints: number): string {
  return `${basisPoints / 100} %`;
}

const units = [
  { size: 3_600_000, word: 'hour' },
  { size: 60_000, word: 'minute' },
  { size: 1_000, word: 'second' },
] as const;

/** A duration (milliseconds) in words: "3 minutes", "1 minute 30 seconds", "20 seconds". */
export function durationText(duration: number): string {
  let left = duration;
  const parts: string[] = [];
  for (const { size, word } of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${word}${count === 1 ? '' : 's'}`);
  }
  return parts.join(' ') || '0 seconds';
}

/**
 * A duration (milliseconds) after “the last” or “every”, where one goes without saying: "minute",
 * "3 minutes", "1 minute 30 seconds".
 */
export function spanText(duration: number): string {
  return durationText(duration).replace(/^1 (\w+)$/, '$1');
}

/** A count with its noun: "1 lot", "42 lots". */
export function countText(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}
