import type { ReactNode } from 'react';
import type { AuctionPage } from '#protocol/views/auction-page.ts';
import { Moment } from '../ui/format/moment.tsx';
import { countText, durationText, percentText, spanText } from '../ui/format/quantity-text.ts';

export type AuctionFactsProps = Pick<
  AuctionPage,
  | 'asOf'
  | 'phase'
  | 'terms'
  | 'timeZone'
  | 'opensAt'
  | 'firstClosesAt'
  | 'lastClosesAt'
  | 'closeGap'
  | 'lotTotal'
  | 'openTotal'
  | 'soldTotal'
>;

/** The key facts of an auction: number of lots, dates, late bids and buyer's premium. */
export function AuctionFacts(auction: AuctionFactsProps) {
  const { phase, terms, timeZone, opensAt, firstClosesAt, lastClosesAt } = auction;
  const { softClose, buyersPremium } = terms;
  const premium = buyersPremium.bands.some((band) => band.basisPoints > 0)
    ? buyersPremium.bands.map((band) => percentText(band.basisPoints)).join(', then ')
    : null;
  const moment = (at: number) => <Moment at={at} timeZone={timeZone} />;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-5 border-y border-line py-5 lg:grid-cols-4">
      <Fact term="Lots" note={lotsNote(auction)}>
        {auction.lotTotal}
      </Fact>
      {phase === 'coming' && opensAt !== null ? (
        <Fact
          term="Opens for bids"
          note={firstClosesAt !== null && <>First lot closes no earlier than {moment(firstClosesAt)}</>}
        >
          {moment(opensAt)}
        </Fact>
      ) : phase === 'ended' && lastClosesAt !== null ? (
        <Fact term="Closed">{moment(lastClosesAt)}</Fact>
      ) : (
        firstClosesAt !== null && <Closing {...auction} firstClosesAt={firstClosesAt} />
      )}
      <Fact
        term="Late bids"
        note={
          softClose.mode === 'off'
            ? 'A late bid extends nothing'
            : `after a bid in the last ${spanText(softClose.window)}`
        }
      >
        {softClose.mode === 'off' ? 'Fixed close' : `+ ${durationText(softClose.extension)}`}
      </Fact>
      <Fact term="Buyer’s premium" note={premium ? 'on the hammer price' : 'You pay the hammer price only'}>
        {premium ?? 'None'}
      </Fact>
    </dl>
  );
}

/** The close of the first lot, or of the last lot once the first close is past. */
function Closing({
  asOf,
  timeZone,
  firstClosesAt,
  lastClosesAt,
  closeGap,
}: AuctionFactsProps & { readonly firstClosesAt: number }) {
  const hasStarted = lastClosesAt !== null && firstClosesAt <= asOf;
  const pace = closeGap > 0 ? `one lot every ${spanText(closeGap)}` : 'all together';
  return (
    <Fact
      term={hasStarted ? 'Last lot closes no earlier than' : 'Lots close no earlier than'}
      note={hasStarted ? `Closing now, ${pace}` : `From lot 1 on, ${pace}`}
    >
      <Moment at={hasStarted ? lastClosesAt : firstClosesAt} timeZone={timeZone} />
    </Fact>
  );
}

function lotsNote({ phase, openTotal, soldTotal }: AuctionFactsProps): string {
  if (phase === 'coming') return 'all open at the same time';
  return phase === 'ended' ? `${soldTotal} sold` : `${countText(openTotal, 'lot')} open for bids`;
}

function Fact({
  term,
  note,
  children,
}: {
  readonly term: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="serif numerals text-lg leading-snug">{children}</dd>
      {note && <dd className="text-sm text-ink-soft">{note}</dd>}
    </div>
  );
}
