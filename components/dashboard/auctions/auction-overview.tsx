import type { ReactNode } from 'react';
import { IncrementRules, PremiumRules } from '#components/catalogue/bidding-rules.tsx';
import { ClosingRules } from '#components/saleroom/lot/closing-rules.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { Price } from '#components/ui/format/price.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { DashboardAuction } from '#protocol/views/dashboard-auction.ts';
import { ScheduleSummary } from '../schedule/schedule-summary.tsx';

export type AuctionOverviewProps = {
  readonly auction: Omit<DashboardAuction, 'details' | 'rules' | 'schedule'>;
};

/** The overview of a published auction: figures, schedule and rules. */
export function AuctionOverview({ auction }: AuctionOverviewProps) {
  const { auctionId, lotCounts: counts, awaiting, currency } = auction;
  const decided = counts.sold + counts.passed;
  return (
    <div className="flex flex-col gap-8">
      {awaiting > 0 && (
        <Notice
          tone="warning"
          title={`${awaiting} ${awaiting === 1 ? 'person waits' : 'people wait'} for a paddle`}
          action={
            <LinkButton href={`/dashboard/auctions/${auctionId}/paddles`} size="sm">
              Review registrations
            </LinkButton>
          }
        >
          They cannot bid until you approve them.
        </Notice>
      )}
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line lg:grid-cols-4">
        <Figure term="Lots open" note={`of ${auction.lots}`}>
          {counts.open + counts.paused}
        </Figure>
        <Figure
          term="Sold"
          note={decided > 0 ? `${Math.round((100 * counts.sold) / decided)} % of those decided` : 'none decided yet'}
        >
          {counts.sold}
        </Figure>
        <Figure term="Hammer total" note={`${counts.passed} passed, ${counts.withdrawn} withdrawn`}>
          <Price amount={auction.hammerTotal} currency={currency} />
        </Figure>
        <Figure term="Paddles" note={awaiting > 0 ? `${awaiting} awaiting approval` : 'none awaiting approval'}>
          {auction.paddles}
        </Figure>
      </dl>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Panel title="Schedule">
          <ScheduleSummary {...auction} />
        </Panel>
        <Panel title="Closing">
          <ClosingRules terms={auction.terms} closeGap={auction.closeGap} />
        </Panel>
        <Panel title="Buyer’s premium">
          <PremiumRules terms={auction.terms} />
        </Panel>
        <Panel title="Steps from bid to bid">
          <IncrementRules terms={auction.terms} />
        </Panel>
      </div>
    </div>
  );
}

function Figure({
  term,
  note,
  children,
}: {
  readonly term: string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1 bg-surface px-4 py-4 sm:px-5">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="serif numerals text-title">{children}</dd>
      <dd className="text-sm text-ink-soft">{note}</dd>
    </div>
  );
}
