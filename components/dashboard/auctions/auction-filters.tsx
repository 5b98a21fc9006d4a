import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';
import type { DashboardAuctions, DashboardAuctionsQuery } from '#protocol/views/dashboard-auctions.ts';
import { SearchForm } from '../forms/search-form.tsx';
import { auctionStateLabels } from './auction-state-badge.tsx';

type Shown = DashboardAuctionsQuery['state'];

export type AuctionFiltersProps = {
  readonly ask: DashboardAuctionsQuery;
  readonly counts: DashboardAuctions['counts'];
};

const shown: readonly Shown[] = ['all', 'on', 'draft', 'coming', 'ended'];

/** Which auctions are listed; kept in the address, so that a view can be bookmarked. Works without a script. */
export function AuctionFilters({ ask, counts }: AuctionFiltersProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <nav aria-label="Auctions by state" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex min-w-max gap-1">
          {shown.map((state) => (
            <li key={state}>
              <Link
                href={addressOf({ ...ask, state })}
                aria-current={ask.state === state ? 'page' : undefined}
                className={classNames(
                  'finger flex min-h-9 items-center gap-1.5 rounded-md border px-3 text-sm font-medium',
                  ask.state === state
                    ? 'border-ink bg-ink text-paper'
                    : 'border-transparent text-ink-soft hover:bg-sunken hover:text-ink',
                )}
              >
                {state === 'all' ? 'All' : auctionStateLabels[state]}
                <span className="numerals text-2xs opacity-80">{counts[state]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <SearchForm
        action="/dashboard"
        label="Search auctions by title"
        placeholder="Search by title"
        search={ask.search}
        kept={ask.state === 'all' ? {} : { state: ask.state }}
      />
    </div>
  );
}

function addressOf({ state, search }: AuctionFiltersProps['ask']): string {
  const query = new URLSearchParams({ ...(state !== 'all' && { state }), ...(search && { search }) }).toString();
  return query ? `/dashboard?${query}` : '/dashboard';
}
