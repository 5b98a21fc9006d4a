export type Verdict = 'moonshot' | 'must' | 'missed';

/** Which mark a ratio reaches. `more`: larger is better; `less`: smaller is. */
export function verdictOf(
  ratio: number,
  marks: { readonly must: number; readonly moonshot: number; readonly better: 'more' | 'less' },
): Verdict {
  const reaches = (mark: number) => (marks.better === 'more' ? ratio >= mark : ratio <= mark);
  if (reaches(marks.moonshot)) return 'moonshot';
  return reaches(marks.must) ? 'must' : 'missed';
}

/** The lowest of several verdicts: a goal with two halves is as good as its worse one. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('missed') ? 'missed' : verdicts.includes('must') ? 'must' : 'moonshot';
}
