/**
 * Parses a percentage such as "25" or "12.5 %" (0 to 100, at most two decimals) into basis points;
 * null if the text is not one.
 */
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
