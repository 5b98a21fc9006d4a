import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { postNewAuction } from '#app/dashboard/actions.ts';
import { allCurrencies, allTimeZones } from '#app/dashboard/form-options.ts';
import { requireStaff } from '#app/dashboard/require-staff.ts';
import { NewAuctionForm } from '#components/dashboard/auctions/new-auction-form.tsx';
import { Breadcrumb } from '#components/ui/breadcrumb.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { may } from '#server/auth/permissions.ts';
import { newAuctionDefaults } from '#server/queries/dashboard/new-auction.ts';

export const metadata: Metadata = { title: 'New auction' };

/** Creates a draft auction. */
export default async function NewAuctionPage() {
  const who = await requireStaff('/dashboard/auctions/new');
  if (!may(who, 'edit-auction')) notFound();
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      <div className="flex flex-col gap-3">
        <Breadcrumb crumbs={[{ label: 'Dashboard', href: '/dashboard' }, { label: 'New auction' }]} />
        <PageHeading title="New auction" />
      </div>
      <NewAuctionForm
        last={await newAuctionDefaults()}
        currencies={allCurrencies()}
        timeZones={allTimeZones()}
        create={postNewAuction}
      />
    </div>
  );
}
