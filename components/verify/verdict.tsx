'use client';

import type { Finding } from '#auction/verify/finding.ts';
import type { LotExport } from '#auction/verify/lot-export.ts';
import { priceText } from '../ui/format/price-text.ts';
import { Notice } from '../ui/notice.tsx';
import { FindingList } from './finding-list.tsx';
import { verdictSentence } from './verdict-sentence.ts';

export type VerdictProps = {
  /** The name of the checked file. */
  readonly name: string;
  readonly lot: LotExport | null;
  readonly findings: readonly Finding[];
};

/** The overall result of a verification, the lot's facts, and every finding. */
export function Verdict({ name, lot, findings }: VerdictProps) {
  const broken = findings.filter(({ verdict }) => verdict === 'broken');
  return (
    <section aria-label="Verdict" className="flex flex-col gap-6">
      <Notice
        role="status"
        tone={broken.length > 0 ? 'bad' : 'good'}
        title={broken.length > 0 ? 'Do not trust this file' : 'All possible checks passed'}
      >
        {broken.length > 0 ? broken.map(({ words }) => <p key={words}>{words}</p>) : verdictSentence(findings)}
      </Notice>
      {lot && <LotFacts name={name} lot={lot} />}
      <FindingList findings={findings} />
    </section>
  );
}

function LotFacts({ name, lot: { auction, lot, state } }: { readonly name: string; readonly lot: LotExport }) {
  const outcome = {
    scheduled: 'Not opened yet',
    open: 'On sale',
    paused: 'Paused',
    sold:
      `Sold to paddle ${state.leadingPaddle} for ` +
      `${priceText(state.hammerPrice ?? lot.openingBid, auction.terms.currency)}`,
    passed: 'Passed',
    withdrawn: 'Withdrawn',
  }[state.status];
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[auto_1fr] [&_dt]:text-sm [&_dt]:text-ink-soft">
      <dt>Checked</dt>
      <dd className="wrap-anywhere">{name}</dd>
      <dt>Lot</dt>
      <dd className="font-medium">
        {lot.lotNumber}: {lot.title}, {auction.title}
      </dd>
      <dt>Outcome</dt>
      <dd>{outcome}</dd>
      <dt>Last hash</dt>
      <dd>
        <code className="text-sm wrap-anywhere">
          {state.seq}:{state.hash}
        </code>
      </dd>
    </dl>
  );
}
