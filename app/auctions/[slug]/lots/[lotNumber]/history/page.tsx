import { Download, ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { verifyAddress } from '#components/saleroom/lot/verify-address.ts';
import { Breadcrumb } from '#components/ui/breadcrumb.tsx';
import { buttonClass } from '#components/ui/button/button-class.ts';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { LotReplay } from '#components/verify/lot-replay.tsx';
import type { LotHistoryPage } from '#protocol/views/lot-history-page.ts';
import { lotHistoryPage } from '#server/queries/public/lot-history-page.ts';

type HistoryPageProps = { readonly params: Promise<{ readonly slug: string; readonly lotNumber: string }> };

const LEAD =
  'Everything that happened to this lot, in order. Each event contains the hash of all events before it, so that ' +
  'none can be changed afterwards.';

/** Cached per request, for the head and the page. */
const readHistory = cache(lotHistoryPage);

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  const { slug, lotNumber } = await params;
  const page = await readHistory(slug, lotNumber);
  return page
    ? {
        title: `History of lot ${page.shown.lotNumber}: ${page.shown.title}`,
        alternates: { canonical: `${lotPath(page)}/history` },
      }
    : { title: 'No such lot' };
}

/** A lot's whole history, with a replay, the export and a link to the verifier. */
export default async function HistoryPage({ params }: HistoryPageProps) {
  const { slug, lotNumber } = await params;
  const page = await readHistory(slug, lotNumber);
  if (!page) notFound();
  const { shown, terms } = page;
  const promised = { terms, openingBid: shown.openingBid, hasReserve: shown.lot.reserve !== 'none' };
  return (
    <div className="page flex flex-col gap-8 pt-4 pb-14 sm:pt-6">
      <Breadcrumb
        crumbs={[
          { label: 'Auctions', href: '/' },
          { label: page.auctionTitle, href: `/auctions/${page.slug}` },
          { label: `Lot ${shown.lotNumber}`, href: lotPath(page) },
          { label: 'History' },
        ]}
      />
      <PageHeading
        eyebrow={`Lot ${shown.lotNumber}`}
        title={shown.title}
        lead={LEAD}
        actions={
          <>
            <a href={`${lotPath(page)}/export`} download className={buttonClass({})}>
              <Download aria-hidden />
              Export
            </a>
            <LinkButton href={verifyAddress({ exportPath: `${lotPath(page)}/export` })} variant="primary">
              <ShieldCheck aria-hidden />
              Verify
            </LinkButton>
          </>
        }
      />
      <History page={page} promised={promised} />
    </div>
  );
}

function History({
  page,
  promised,
}: {
  readonly page: LotHistoryPage;
  readonly promised: Parameters<typeof LotReplay>[0]['promised'];
}) {
  const { events, bots, timeZone } = page;
  if (events === null) {
    return (
      <EmptyState title="A long history">
        This lot has {page.shown.lot.seq.toLocaleString('en-GB')} events, too many to replay on a page. The export
        contains all of them.
      </EmptyState>
    );
  }
  if (events.length === 0) {
    return (
      <EmptyState title="Nothing has happened yet" action={<LinkButton href={lotPath(page)}>See the lot</LinkButton>}>
        The history begins when the lot opens.
      </EmptyState>
    );
  }
  // The page of an open lot shows the events up to its rendering. The key restarts the replay at
  // the last event when newer HTML arrives.
  return <LotReplay key={page.shown.lot.seq} events={events} promised={promised} bots={bots} timeZone={timeZone} />;
}

function lotPath({ slug, shown }: LotHistoryPage): string {
  return `/auctions/${slug}/lots/${encodeURIComponent(shown.lotNumber)}`;
}
