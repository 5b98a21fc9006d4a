import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';
import type { DashboardAuctions, DashboardAuctionsQuery } from '#protocol/views/dashboard-auctions.ts';
import { SearchForm } from '../forms/search-form.tsx';
import { auctionStateLabels } from './auction-state-badge.tsx';

type StateFilter = DashboardAuctionsQuery['state'];

export type AuctionFiltersProps = {
  readonly query: DashboardAuctionsQuery;
  readonly counts: DashboardAuctions['counts'];
};

const stateFilters: readonly StateFilter[] = ['all', 'on', 'draft', 'coming', 'ended'];

/**
 * Filters the list of auctions through the URL, so that a view can be bookmarked. Works without
 * JavaScript.
 */
export function AuctionFilters({ query, counts }: AuctionFiltersProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <nav aria-label="Auctions by state" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex min-w-max gap-1">
          {stateFilters.map((state) => (
            <li key={state}>
              <Link
                href={addressOf({ ...query, state })}
                aria-current={query.state === state ? 'page' : undefined}
                className={classNames(
                  'finger flex min-h-9 items-center gap-1.5 rounded-md border px-3 text-sm font-medium',
                  query.state === state
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
        search={query.search}
        hiddenFields={query.state === 'all' ? {} : { state: query.state }}
      />
    </div>
  );
}

function addressOf({ state, search }: AuctionFiltersProps['query']): string {
  const params = new URLSearchParams({ ...(state !== 'all' && { state }), ...(search && { search }) }).toString();
  return params ? `/dashboard?${params}` : '/dashboard';
}
