import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { z } from 'zod';
import { AuctionFilters } from '#components/dashboard/auctions/auction-filters.tsx';
import { AuctionList } from '#components/dashboard/auctions/auction-list.tsx';
import { DashboardNav } from '#components/dashboard/dashboard-nav.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { may } from '#server/auth/permissions.ts';
import { dashboardAuctions } from '#server/queries/dashboard/dashboard-auctions.ts';
import { enterDashboard } from './enter-dashboard.ts';

export const metadata: Metadata = { title: 'Dashboard' };

const askSchema = z.object({
  state: z.enum(['all', 'draft', 'coming', 'on', 'ended']).catch('all'),
  search: z.string().max(100).catch(''),
});

/** Every auction of the house, drafts included. */
export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  const who = await enterDashboard('/dashboard');
  const ask = askSchema.parse(await searchParams);
  const { auctions, counts } = await dashboardAuctions(ask);
  const mayEdit = may(who, 'edit-auction');
  const newAuction = mayEdit && (
    <LinkButton href="/dashboard/auctions/new" variant="primary">
      <Plus aria-hidden /> New auction
    </LinkButton>
  );
  const isAsked = ask.state !== 'all' || ask.search !== '';
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      {may(who, 'manage-people') && <DashboardNav current="auctions" />}
      <PageHeading title="Auctions of the house" actions={newAuction} />
      {(counts.all > 0 || isAsked) && <AuctionFilters query={ask} counts={counts} />}
      {auctions.length > 0 ? (
        <AuctionList auctions={auctions} />
      ) : isAsked ? (
        <EmptyState title="No auction is like that" action={<LinkButton href="/dashboard">Show all</LinkButton>} />
      ) : (
        <EmptyState title="The house has no auction yet" action={newAuction}>
          {mayEdit
            ? 'Write a catalogue, say when it closes, and publish it: an evening is enough. Nothing is public before that.'
            : 'As soon as an admin has created one, it is listed here.'}
        </EmptyState>
      )}
    </div>
  );
}
