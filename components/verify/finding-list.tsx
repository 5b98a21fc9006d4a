import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { Check, Finding, FindingVerdict } from '#auction/verify/finding.ts';

const looks = {
  held: { Icon: CircleCheck, tone: 'text-leading', label: 'Passed' },
  broken: { Icon: CircleX, tone: 'text-bad', label: 'Broken' },
  'not-checkable': { Icon: CircleDashed, tone: 'text-ink-soft', label: 'Not checkable' },
} as const satisfies Record<FindingVerdict, object>;

const checkNames: Readonly<Record<Check, string>> = {
  form: 'File',
  numbers: 'Numbers',
  chain: 'Chain of hashes',
  receipt: 'Receipt',
  openings: 'Opened amounts',
  terms: 'Terms',
  rules: 'Rules of bidding',
  state: 'Price and outcome',
  sealed: 'Sealed amounts',
  outside: 'Outside the file',
};

/** The findings of a verification: broken ones first, then passed, then not checkable. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const order: readonly FindingVerdict[] = ['broken', 'held', 'not-checkable'];
  const sorted = findings.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return (
    <ul className="border-t border-line">
      {sorted.map(({ check, verdict, seq, words }) => {
        const { Icon, tone, label } = looks[verdict];
        return (
          <li
            key={`${check} ${verdict} ${seq} ${words}`}
            className={
              'grid grid-cols-[1.25rem_1fr] gap-x-3 gap-y-0.5 border-b border-line py-3 ' +
              'sm:grid-cols-[1.25rem_12rem_1fr]'
            }
          >
            <Icon aria-hidden className={`mt-0.5 size-5 ${tone}`} />
            <p className="flex flex-wrap items-baseline gap-x-2 font-medium sm:flex-col">
              {checkNames[check]}
              <span className={`text-2xs font-normal ${tone}`}>{label}</span>
            </p>
            <p className="col-start-2 text-[0.9375rem] leading-relaxed text-ink-soft sm:col-start-3">{words}</p>
          </li>
        );
      })}
    </ul>
  );
}
