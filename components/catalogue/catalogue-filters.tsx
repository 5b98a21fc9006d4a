import Link from 'next/link';
import type { CatalogueFilter, CatalogueQuery, CatalogueResult } from '#protocol/views/catalogue.ts';
import { LinkPending } from '../ui/button/link-pending.tsx';
import { classNames } from '../ui/class-names.ts';
import { catalogueAddress, showLabels } from './catalogue-query.ts';
import { CatalogueSearch } from './catalogue-search.tsx';

export type CatalogueFiltersProps = {
  readonly path: string;
  readonly query: CatalogueQuery;
  readonly counts: CatalogueResult['counts'];
  /** Whether to offer "With my bids". */
  readonly hasPaddle: boolean;
};

/** The filters and the search of a catalogue. They work without JavaScript. */
export function CatalogueFilters({ path, query, counts, hasPaddle }: CatalogueFiltersProps) {
  const shows = (Object.keys(showLabels) as CatalogueFilter[]).filter((show) => show !== 'mine' || hasPaddle);
  return (
    <div
      className={
        'flex flex-col gap-x-8 gap-y-3 border-y border-line py-2 lg:flex-row lg:items-center lg:justify-between'
      }
    >
      <nav aria-label="Which lots" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex gap-1">
          {shows.map((show) => (
            <li key={show}>
              <Link
                href={catalogueAddress(path, query, { show })}
                scroll={false}
                aria-current={query.show === show ? 'true' : undefined}
                className={classNames(
                  'flex min-h-11 items-center gap-1.5 rounded-md px-3 text-[0.9375rem] ' +
                    'whitespace-nowrap hover:text-ink',
                  query.show === show
                    ? 'bg-ink font-medium text-paper hover:text-paper forced-colors:underline'
                    : 'text-ink-soft',
                )}
              >
                {showLabels[show]}
                {/* Hidden beside search results: the counts are of the whole catalogue. */}
                {query.search === '' && <span className="numerals text-sm">{counts[show]}</span>}
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <CatalogueSearch path={path} query={query} />
    </div>
  );
}
