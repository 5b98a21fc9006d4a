export type Verdict = 'moonshot' | 'must' | 'missed';

/** Which target a ratio reaches. `more`: larger is better; `less`: smaller is. */
export function verdictOf(
  ratio: number,
  targets: { readonly must: number; readonly moonshot: number; readonly better: 'more' | 'less' },
): Verdict {
  const reaches = (target: number) => (targets.better === 'more' ? ratio >= target : ratio <= target);
  if (reaches(targets.moonshot)) return 'moonshot';
  return reaches(targets.must) ? 'must' : 'missed';
}

/** The worst of several verdicts: a goal with several measures is as good as its worst one. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('missed') ? 'missed' : verdicts.includes('must') ? 'must' : 'moonshot';
}
