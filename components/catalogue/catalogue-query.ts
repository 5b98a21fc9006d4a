/**
 * Reads and writes a catalogue query in a page's address: `?show=open&q=clock&sort=closing&page=2`.
 */
import type { CatalogueFilter, CatalogueQuery, CatalogueSort } from '#protocol/views/catalogue.ts';

export const DEFAULT_QUERY: CatalogueQuery = { show: 'all', search: '', sort: 'number', page: 1 };

/** In the order of display. */
export const showLabels: Readonly<Record<CatalogueFilter, string>> = {
  all: 'All lots',
  open: 'Open',
  closed: 'Closed',
  'no-reserve': 'No reserve',
  mine: 'With my bids',
};
export const sortLabels: Readonly<Record<CatalogueSort, string>> = {
  number: 'Lot number',
  closing: 'Closing soonest',
  'price-low': 'Price, lowest first',
  'price-high': 'Price, highest first',
};

const MAX_SEARCH_LENGTH = 100;
const MAX_PAGE = 10_000;

type AddressValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the query parameters of an address. Invalid values are replaced by the default. */
export function readCatalogueQuery(values: AddressValues): CatalogueQuery {
  const first = (name: string) => [values[name] ?? ''].flat()[0] ?? '';
  const page = Number(first('page'));
  return {
    show: keyOf(showLabels, first('show')) ?? DEFAULT_QUERY.show,
    search: first('q').trim().slice(0, MAX_SEARCH_LENGTH),
    sort: keyOf(sortLabels, first('sort')) ?? DEFAULT_QUERY.sort,
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
  };
}

/**
 * The address of a query, without default values. Every change except of the page returns to page
 * 1.
 */
export function catalogueAddress(path: string, query: CatalogueQuery, change: Partial<CatalogueQuery> = {}): string {
  const { show, search, sort, page } = { ...query, page: 1, ...change };
  const parameters = new URLSearchParams();
  if (show !== DEFAULT_QUERY.show) parameters.set('show', show);
  if (search !== '') parameters.set('q', search);
  if (sort !== DEFAULT_QUERY.sort) parameters.set('sort', sort);
  if (page !== 1) parameters.set('page', String(page));
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

function keyOf<K extends string>(labels: Readonly<Record<K, string>>, value: string): K | null {
  return Object.hasOwn(labels, value) ? (value as K) : null;
}
