import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { roomStartOf } from '#app/room-start.ts';
import { PaddleRegistration } from '#components/account/paddle-registration.tsx';
import { AuctionFacts } from '#components/catalogue/auction-facts.tsx';
import { AuctionTerms } from '#components/catalogue/auction-terms.tsx';
import { Catalogue } from '#components/catalogue/catalogue.tsx';
import { readCatalogueQuery } from '#components/catalogue/catalogue-query.ts';
import { REGISTER_ID, registrationAddress } from '#components/saleroom/bidding/registration-address.ts';
import { SaleroomProvider } from '#components/saleroom/room/saleroom-provider.tsx';
import { Breadcrumb } from '#components/ui/breadcrumb.tsx';
import { Markdown } from '#components/ui/markdown.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { pictureAddress } from '#components/ui/picture/picture-address.ts';
import { slugSchema } from '#protocol/forms/auction-details.ts';
import { lotNumberSchema } from '#protocol/forms/lot-details.ts';
import { readSession } from '#server/auth/session.ts';
import { paddleRegistration } from '#server/queries/account/paddle-registration.ts';
import { auctionPage } from '#server/queries/public/auction-page.ts';
import { auctionTitle } from '#server/queries/public/auction-title.ts';
import { registerForAuction } from '../../(account)/register-for-auction.ts';

type AuctionPageProps = {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const phaseWords = { coming: 'Opens soon', on: 'Open for bids', ended: 'Ended' } as const;

export async function generateMetadata({ params }: AuctionPageProps): Promise<Metadata> {
  const { slug } = await params;
  const auction = slugSchema.safeParse(slug).success ? await auctionTitle(slug) : null;
  if (!auction) return { title: 'No such auction' };
  const description = auction.subtitle || `The catalogue of ${auction.title}.`;
  return {
    title: auction.title,
    description,
    alternates: { canonical: `/auctions/${slug}` },
    openGraph: {
      title: auction.title,
      description,
      images: auction.pictureId ? [pictureAddress(auction.pictureId, 640)] : [],
    },
  };
}

/** An auction with its catalogue. */
export default async function AuctionPage({ params, searchParams }: AuctionPageProps) {
  const [{ slug }, parameters, who] = await Promise.all([params, searchParams, headers().then(readSession)]);
  const ask = readCatalogueQuery(parameters);
  if (!slugSchema.safeParse(slug).success) notFound();
  const auction = await auctionPage(slug, ask, who?.userId ?? null);
  const registration = auction && (await paddleRegistration(auction.auctionId, who));
  if (!auction || !registration) notFound();
  const path = `/auctions/${auction.slug}`;
  const fromLot = lotNumberOf(parameters.from);
  return (
    <SaleroomProvider start={roomStartOf(auction, auction.lots, auction.asOf)}>
      <div className="page flex flex-col gap-8 pt-5 pb-16 sm:pt-8">
        <Breadcrumb crumbs={[{ label: 'Auctions', href: '/' }, { label: auction.title }]} />
        <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[1fr_24rem]">
          <div className="flex flex-col gap-6">
            <PageHeading
              eyebrow={`Timed auction · ${phaseWords[auction.phase]}`}
              title={auction.title}
              lead={auction.subtitle}
            />
            {auction.description.trim() !== '' && <Markdown text={auction.description} />}
          </div>
          {auction.phase !== 'ended' && (
            <aside
              id={REGISTER_ID}
              aria-label="Your registration"
              className="scroll-mt-4 rounded-md border border-line bg-surface p-5"
            >
              <PaddleRegistration
                auctionId={auction.auctionId}
                currency={auction.terms.currency}
                registration={registration}
                here={fromLot === null ? path : registrationAddress(path, fromLot)}
                backTo={
                  fromLot === null ? undefined : { label: `Back to lot ${fromLot}`, href: `${path}/lots/${fromLot}` }
                }
                register={registerForAuction}
              />
            </aside>
          )}
        </div>
        <div>
          <AuctionFacts {...auction} />
          <AuctionTerms {...auction} />
        </div>
        <Catalogue
          path={path}
          query={ask}
          arranged={auction.catalogue}
          lots={auction.lots}
          currency={auction.terms.currency}
          hasPaddle={auction.viewer.paddle !== null}
        />
      </div>
    </SaleroomProvider>
  );
}

/** The number of the lot from which the reader came to register, if the address names one. */
function lotNumberOf(from: unknown): string | null {
  const parsed = lotNumberSchema.safeParse(from);
  return parsed.success ? parsed.data : null;
}
