'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import type { CatalogueQuery, CatalogueSort } from '#protocol/views/catalogue.ts';
import { controlClass } from '../ui/form/field-frame.tsx';
import { catalogueAddress, DEFAULT_QUERY, readCatalogueQuery, sortLabels } from './catalogue-query.ts';
import { SortSelect } from './sort-select.tsx';

export type CatalogueSearchProps = { readonly path: string; readonly query: CatalogueQuery };

/**
 * Searches and sorts a catalogue. The script leaves default values out of the address; without
 * JavaScript the browser's form submission includes them.
 */
export function CatalogueSearch({ path, query }: CatalogueSearchProps) {
  const router = useRouter();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    router.push(catalogueAddress(path, readCatalogueQuery(values)), { scroll: false });
  };
  return (
    <search>
      <form action={path} onSubmit={search} className="flex flex-wrap items-stretch gap-2">
        {query.show !== DEFAULT_QUERY.show && <input type="hidden" name="show" value={query.show} />}
        <div className="flex min-w-0 flex-1 basis-52">
          <label className="min-w-0 flex-1">
            <span className="sr-only">Search the catalogue</span>
            <input
              type="search"
              name="q"
              defaultValue={query.search}
              placeholder="Search lots"
              className={`${controlClass} rounded-r-none border-r-0`}
            />
          </label>
          <button
            type="submit"
            aria-label="Search"
            className={
              'grid w-12 shrink-0 place-items-center rounded-r-md border border-line-strong bg-surface ' +
              'text-ink-soft hover:bg-sunken hover:text-ink'
            }
          >
            <Search aria-hidden className="size-4.5" />
          </button>
        </div>
        <SortSelect value={query.sort} options={Object.entries(sortLabels) as [CatalogueSort, string][]} />
      </form>
    </search>
  );
}
