import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DashboardNav } from '#components/dashboard/dashboard-nav.tsx';
import { SearchForm } from '#components/dashboard/forms/search-form.tsx';
import { PeopleList } from '#components/dashboard/people/people-list.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { may } from '#server/auth/permissions.ts';
import { dashboardPeople } from '#server/queries/dashboard/dashboard-people.ts';
import { requireStaff } from '../require-staff.ts';
import { postReadmission, postRole, postSuspension } from './people-actions.ts';

export const metadata: Metadata = { title: 'People' };

const querySchema = z.object({ search: z.string().max(100).catch('') });

/** All people with an account, for admins. */
export default async function PeoplePage({ searchParams }: PageProps<'/dashboard/people'>) {
  const who = await requireStaff('/dashboard/people');
  if (!may(who, 'manage-people')) notFound();
  const query = querySchema.parse(await searchParams);
  const { people, found } = await dashboardPeople(query);
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      <DashboardNav current="people" />
      <PageHeading title="People" />
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <SearchForm
          action="/dashboard/people"
          label="Search people by name or e-mail"
          placeholder="Name or e-mail"
          search={query.search}
        />
        {found > people.length && (
          <p className="text-sm text-ink-soft">
            The first {people.length} of {found.toLocaleString('en-GB')}. Search to find the others.
          </p>
        )}
      </div>
      {people.length > 0 ? (
        <PeopleList
          people={people}
          ownId={who.userId}
          changeRole={postRole}
          suspend={postSuspension}
          readmit={postReadmission}
        />
      ) : (
        <EmptyState
          title="Nobody matches this search"
          action={<LinkButton href="/dashboard/people">Show all</LinkButton>}
        />
      )}
    </div>
  );
}
