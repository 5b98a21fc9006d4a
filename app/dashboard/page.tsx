import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { z } from 'zod';
import { AuctionFilters } from '#components/dashboard/auctions/auction-filters.tsx';
import { AuctionList } from '#components/dashboard/auctions/auction-list.tsx';
import { DashboardNav } from '#components/dashboard/dashboard-nav.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { may } from '#server/auth/permissions.ts';
import { dashboardAuctions } from '#server/queries/dashboard/dashboard-auctions.ts';
import { requireStaff } from './require-staff.ts';

export const metadata: Metadata = { title: 'Dashboard' };

const querySchema = z.object({
  state: z.enum(['all', 'draft', 'coming', 'on', 'ended']).catch('all'),
  search: z.string().max(100).catch(''),
});

/** The list of all auctions, including drafts. */
export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  const who = await requireStaff('/dashboard');
  const query = querySchema.parse(await searchParams);
  const { auctions, counts } = await dashboardAuctions(query);
  const mayEdit = may(who, 'edit-auction');
  const newAuction = mayEdit && (
    <LinkButton href="/dashboard/auctions/new" variant="primary">
      <Plus aria-hidden /> New auction
    </LinkButton>
  );
  const isFiltered = query.state !== 'all' || query.search !== '';
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      {may(who, 'manage-people') && <DashboardNav current="auctions" />}
      <PageHeading title="Auctions" actions={newAuction} />
      {(counts.all > 0 || isFiltered) && <AuctionFilters query={query} counts={counts} />}
      {auctions.length > 0 ? (
        <AuctionList auctions={auctions} />
      ) : isFiltered ? (
        <EmptyState title="No auction matches" action={<LinkButton href="/dashboard">Show all</LinkButton>} />
      ) : (
        <EmptyState title="There are no auctions yet" action={newAuction}>
          {mayEdit
            ? 'Write a catalogue, set the closing times, and publish it. Nothing is public before that.'
            : 'Auctions are listed here as soon as an admin creates one.'}
        </EmptyState>
      )}
    </div>
  );
}
