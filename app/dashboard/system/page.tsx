import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DashboardNav } from '#components/dashboard/dashboard-nav.tsx';
import { SystemPanels } from '#components/dashboard/system/system-panels.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { may } from '#server/auth/permissions.ts';
import { systemPage } from '#server/queries/dashboard/system-page.ts';
import { requireStaff } from '../require-staff.ts';

export const metadata: Metadata = { title: 'System' };

/** The state of the node that answered, for admins. */
export default async function SystemPage() {
  const who = await requireStaff('/dashboard/system');
  if (!may(who, 'see-system')) notFound();
  const facts = await systemPage();
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      <DashboardNav current="system" />
      <PageHeading title="System" lead="The current state of the node that answered this page." />
      {facts ? (
        <SystemPanels facts={facts} now={Date.now()} />
      ) : (
        <EmptyState
          title="The server process did not answer"
          action={<LinkButton href="/dashboard/system">Try again</LinkButton>}
        />
      )}
    </div>
  );
}
