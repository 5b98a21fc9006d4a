import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DashboardNav } from '#components/dashboard/dashboard-nav.tsx';
import { SystemPanels } from '#components/dashboard/system/system-panels.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { may } from '#server/auth/permissions.ts';
import { systemPage } from '#server/queries/dashboard/system-page.ts';
import { enterDashboard } from '../enter-dashboard.ts';

export const metadata: Metadata = { title: 'System' };

/** How the node is that answered, for admins. */
export default async function SystemPage() {
  const who = await enterDashboard('/dashboard/system');
  if (!may(who, 'see-system')) notFound();
  const facts = await systemPage();
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      <DashboardNav current="system" />
      <PageHeading title="System" lead="The node of the house that answered this page, at this moment." />
      {facts ? (
        <SystemPanels facts={facts} now={Date.now()} />
      ) : (
        <EmptyState
          title="The house’s own process did not answer"
          action={<LinkButton href="/dashboard/system">Ask again</LinkButton>}
        />
      )}
    </div>
  );
}
