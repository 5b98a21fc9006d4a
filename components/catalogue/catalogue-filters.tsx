import Link from 'next/link';
import type { CatalogueFilter, CatalogueQuery, CatalogueResult } from '#protocol/views/catalogue.ts';
import { classNames } from '../ui/class-names.ts';
import { LinkPending } from '../ui/link-pending.tsx';
import { catalogueAddress, showWords } from './catalogue-query.ts';
import { CatalogueSearch } from './catalogue-search.tsx';

export type CatalogueFiltersProps = {
  readonly path: string;
  readonly ask: CatalogueQuery;
  readonly counts: CatalogueResult['counts'];
  /** Whether the reader has a paddle, so that "With my bids" can find anything. */
  readonly hasPaddle: boolean;
};

/** What part of a catalogue is shown, and in what order: links and a form that work by the address alone. */
export function CatalogueFilters({ path, ask, counts, hasPaddle }: CatalogueFiltersProps) {
  const shows = (Object.keys(showWords) as CatalogueFilter[]).filter((show) => show !== 'mine' || hasPaddle);
  return (
    <div className="flex flex-col gap-x-8 gap-y-3 border-y border-line py-2 lg:flex-row lg:items-center lg:justify-between">
      <nav aria-label="Which lots" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex gap-1">
          {shows.map((show) => (
            <li key={show}>
              <Link
                href={catalogueAddress(path, ask, { show })}
                scroll={false}
                aria-current={ask.show === show ? 'true' : undefined}
                className={classNames(
                  'flex min-h-11 items-center gap-1.5 rounded-md px-3 text-[0.9375rem] whitespace-nowrap hover:text-ink',
                  ask.show === show
                    ? 'bg-ink font-medium text-paper hover:text-paper forced-colors:underline'
                    : 'text-ink-soft',
                )}
              >
                {showWords[show]}
                {/* The numbers are of the whole catalogue: beside what a search has found they would promise too much. */}
                {ask.search === '' && <span className="numerals text-sm">{counts[show]}</span>}
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <CatalogueSearch path={path} ask={ask} />
    </div>
  );
}
