/** Percentages as people write them ("25", "12.5 %"), kept as whole basis points (2500, 1250). */

/** The basis points that a text stands for, 0 to 100 %, at most two decimals; null when it is no percentage. */
export function parsePercentage(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return basisPoints <= 10_000 ? basisPoints : null;
}

/** Basis points as a person would write them: 2400 → "24", 1250 → "12.5". */
export function percentageText(basisPoints: number): string {
  return String(basisPoints / 100);
}
