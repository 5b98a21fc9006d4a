import type { Metadata } from 'next';
import { postSchedule } from '#app/dashboard/actions.ts';
import { allTimeZones } from '#app/dashboard/form-options.ts';
import { LockedNotice } from '#components/dashboard/auctions/locked-notice.tsx';
import { ScheduleForm } from '#components/dashboard/schedule/schedule-form.tsx';
import { findAuction } from '../find-auction.ts';

export const metadata: Metadata = { title: 'Schedule' };

/** When an auction opens and closes. */
export default async function SchedulePage({ params }: PageProps<'/dashboard/auctions/[auctionId]/schedule'>) {
  const { auction, mayEdit } = await findAuction((await params).auctionId);
  const isDraft = auction.state === 'draft';
  return (
    <div className="flex flex-col gap-6">
      {!isDraft && <LockedNotice publishedAt={auction.publishedAt} timeZone={auction.timeZone} />}
      <ScheduleForm
        auctionId={auction.auctionId}
        initial={auction.schedule}
        lots={auction.lots}
        readOnly={!mayEdit || !isDraft}
        timeZones={allTimeZones()}
        save={postSchedule.bind(null, auction.auctionId)}
      />
    </div>
  );
}
