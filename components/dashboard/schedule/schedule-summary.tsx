import { scheduledClose } from '#auction/scheduled-close.ts';
import { momentText } from '#components/ui/format/moment-text.ts';
import { spanText } from '#components/ui/format/quantity-text.ts';
import type { DashboardAuction } from '#protocol/views/dashboard-auction.ts';

export type ScheduleSummaryProps = Pick<
  DashboardAuction,
  'lots' | 'opensAt' | 'firstClosesAt' | 'closeGap' | 'timeZone'
>;

/** Summarises a schedule: when bidding opens, and when the first and the last lot close (C5). */
export function ScheduleSummary({ lots, opensAt, firstClosesAt, closeGap, timeZone }: ScheduleSummaryProps) {
  const close = (at: number) => momentText(at, timeZone, at % 60_000 === 0 ? 'full' : 'exact');
  const count = Math.max(lots, 1);
  return (
    <dl className="grid gap-x-6 gap-y-2 text-[0.9375rem] sm:grid-cols-[auto_1fr]">
      <Line term="Bidding opens">{opensAt === null ? 'when you publish' : momentText(opensAt, timeZone, 'full')}</Line>
      {firstClosesAt === null ? (
        <Line term="First lot closes">not set yet</Line>
      ) : (
        <>
          <Line term={count > 1 && closeGap > 0 ? 'First lot closes' : 'Lots close'}>{close(firstClosesAt)}</Line>
          {count > 1 && closeGap > 0 && (
            <Line term={`Lot ${count} closes`}>
              {close(scheduledClose(firstClosesAt, closeGap, count))}
              <span className="text-ink-soft">, one every {spanText(closeGap)}</span>
            </Line>
          )}
        </>
      )}
    </dl>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="numerals pb-1 sm:pb-0">{children}</dd>
    </>
  );
}
