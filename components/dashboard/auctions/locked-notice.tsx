import { Moment } from '#components/ui/format/moment.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** Explains why this page can no longer be changed. */
export function LockedNotice({
  publishedAt,
  timeZone,
}: {
  readonly publishedAt: number | null;
  readonly timeZone: string;
}) {
  return (
    <Notice title="Locked since the auction was published">
      {publishedAt !== null && (
        <>
          It was published <Moment at={publishedAt} timeZone={timeZone} inAuctionZone />.{' '}
        </>
      )}
      People register and bid on these terms, so nobody can change them now, not even the house. They are part of each
      lot’s record.
    </Notice>
  );
}
