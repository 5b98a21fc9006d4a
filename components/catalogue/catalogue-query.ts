/** Reads and writes a catalogue query in a page's address: `?show=open&q=clock&sort=closing&page=2`. */
import type { CatalogueFilter, CatalogueQuery, CatalogueSort } from '#protocol/views/catalogue.ts';

export const DEFAULT_QUERY: CatalogueQuery = { show: 'all', search: '', sort: 'number', page: 1 };

/** In the order in which they are offered. */
export const showWords: Readonly<Record<CatalogueFilter, string>> = {
  all: 'All lots',
  open: 'Open',
  closed: 'Closed',
  'no-reserve': 'No reserve',
  mine: 'With my bids',
};
export const sortWords: Readonly<Record<CatalogueSort, string>> = {
  number: 'Lot number',
  closing: 'Closing soonest',
  'price-low': 'Price, lowest first',
  'price-high': 'Price, highest first',
};

const LONGEST_SEARCH = 100;
const MOST_PAGES = 10_000;

type AddressValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the ask out of an address. Whatever it does not know counts as not said. */
export function readCatalogueQuery(values: AddressValues): CatalogueQuery {
  const one = (name: string) => [values[name] ?? ''].flat()[0] ?? '';
  const page = Number(one('page'));
  return {
    show: known(showWords, one('show')) ?? DEFAULT_QUERY.show,
    search: one('q').trim().slice(0, LONGEST_SEARCH),
    sort: known(sortWords, one('sort')) ?? DEFAULT_QUERY.sort,
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** Writes an ask into an address; what is as it would be anyway is left out. A change other than of the page begins at page 1. */
export function catalogueAddress(path: string, ask: CatalogueQuery, change: Partial<CatalogueQuery> = {}): string {
  const wanted = { ...ask, page: 1, ...change };
  const query = new URLSearchParams();
  if (wanted.show !== DEFAULT_QUERY.show) query.set('show', wanted.show);
  if (wanted.search !== '') query.set('q', wanted.search);
  if (wanted.sort !== DEFAULT_QUERY.sort) query.set('sort', wanted.sort);
  if (wanted.page !== 1) query.set('page', String(wanted.page));
  return query.size === 0 ? path : `${path}?${query}`;
}

function known<K extends string>(words: Readonly<Record<K, string>>, value: string): K | null {
  return Object.hasOwn(words, value) ? (value as K) : null;
}
