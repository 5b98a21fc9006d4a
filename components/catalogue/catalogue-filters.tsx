import { Search } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { classNames } from '../ui/class-names.ts';
import { controlClass } from '../ui/field-frame.tsx';
import { LinkPending } from '../ui/link-pending.tsx';
import {
  type CatalogueAsk,
  type CatalogueShow,
  type CatalogueSort,
  catalogueAddress,
  PLAIN_ASK,
  showWords,
  sortWords,
} from './catalogue-ask.ts';
import { SortSelect } from './sort-select.tsx';

export type CatalogueFiltersProps = {
  readonly path: string;
  readonly ask: CatalogueAsk;
  readonly counts: Readonly<Record<CatalogueShow, number>>;
  /** Whether the reader has a paddle, so that "With my bids" can find anything. */
  readonly hasPaddle: boolean;
};

/** What part of a catalogue is shown, and in what order: links and a form that work by the address alone. */
export function CatalogueFilters({ path, ask, counts, hasPaddle }: CatalogueFiltersProps) {
  const shows = (Object.keys(showWords) as CatalogueShow[]).filter((show) => show !== 'mine' || hasPaddle);
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
                <span className="numerals text-sm">{counts[show]}</span>
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Form action={path} scroll={false} className="flex flex-wrap items-stretch gap-2" role="search">
        {ask.show !== PLAIN_ASK.show && <input type="hidden" name="show" value={ask.show} />}
        <div className="flex min-w-0 flex-1 basis-52">
          <label className="min-w-0 flex-1">
            <span className="sr-only">Search the catalogue</span>
            <input
              type="search"
              name="q"
              defaultValue={ask.search}
              placeholder="Search lots"
              className={`${controlClass} rounded-r-none border-r-0`}
            />
          </label>
          <button
            type="submit"
            aria-label="Search"
            className="grid w-12 shrink-0 place-items-center rounded-r-md border border-line-strong bg-surface text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <Search aria-hidden className="size-4.5" />
          </button>
        </div>
        <SortSelect value={ask.sort} options={Object.entries(sortWords) as [CatalogueSort, string][]} />
      </Form>
    </div>
  );
}
