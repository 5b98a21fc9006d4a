import { Eye } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { postDiscarding, postPublication } from '#app/dashboard/actions.ts';
import { PremiumRules } from '#components/catalogue/bidding-rules.tsx';
import { DiscardDraft } from '#components/dashboard/auctions/discard-draft.tsx';
import { PublishPanel } from '#components/dashboard/auctions/publish-panel.tsx';
import { ReadinessList } from '#components/dashboard/auctions/readiness-list.tsx';
import { ScheduleSummary } from '#components/dashboard/schedule/schedule-summary.tsx';
import { ClosingRules } from '#components/saleroom/lot/closing-rules.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { readReadiness } from '#server/catalogue/auctions/read-readiness.ts';
import { dashboardLots } from '#server/queries/dashboard/dashboard-lots.ts';
import { findAuction } from '../find-auction.ts';

export const metadata: Metadata = { title: 'Review and publish' };

/** The checks of a draft, and its publication. */
export default async function ReviewPage({ params }: PageProps<'/dashboard/auctions/[auctionId]/review'>) {
  const { auction, mayEdit, who } = await findAuction((await params).auctionId);
  const { auctionId } = auction;
  if (auction.state !== 'draft') redirect(`/dashboard/auctions/${auctionId}`);
  const [result, lots] = await Promise.all([readReadiness(who, { auctionId }), dashboardLots(auctionId)]);
  if (!result.ok) notFound();
  const { readiness } = result;
  return (
    <div className="grid items-start gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
      <div className="flex flex-col gap-8">
        <ReadinessList
          auctionId={auctionId}
          readiness={readiness}
          lotIds={Object.fromEntries(lots.map(({ lotNumber, lotId }) => [lotNumber, lotId]))}
        />
        {mayEdit && (
          <PublishPanel
            auctionId={auctionId}
            lots={lots.length}
            isReady={readiness.blocks.length === 0}
            opensAtOnce={auction.opensAt === null}
            publish={postPublication.bind(null, auctionId)}
          />
        )}
      </div>
      <div className="flex flex-col gap-5">
        <Panel
          title="What bidders will read"
          aside={
            <LinkButton href={`/dashboard/auctions/${auctionId}/preview`} size="sm">
              <Eye aria-hidden /> See it as a bidder
            </LinkButton>
          }
        >
          <div className="flex flex-col gap-5">
            <ScheduleSummary {...auction} />
            <ClosingRules terms={auction.terms} closeGap={auction.closeGap} />
            <PremiumRules terms={auction.terms} />
          </div>
        </Panel>
        {mayEdit && (
          <div className="flex justify-end">
            <DiscardDraft title={auction.title} discard={postDiscarding.bind(null, auctionId)} />
          </div>
        )}
      </div>
    </div>
  );
}
