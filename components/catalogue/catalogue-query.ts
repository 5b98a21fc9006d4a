/** What a reader asks of a catalogue, as it stands in the page's address: `?show=open&q=clock&sort=closing&page=2`. */
export type CatalogueShow = 'all' | 'open' | 'closed' | 'no-reserve' | 'mine';
export type CatalogueSort = 'number' | 'closing' | 'price-low' | 'price-high';

export type CatalogueAsk = {
  readonly show: CatalogueShow;
  /** Looked for in lot numbers, titles and makers; empty for no search. */
  readonly search: string;
  readonly sort: CatalogueSort;
  /** From 1. */
  readonly page: number;
};

export const PLAIN_ASK: CatalogueAsk = { show: 'all', search: '', sort: 'number', page: 1 };

/** In the order in which they are offered. */
export const showWords: Readonly<Record<CatalogueShow, string>> = {
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
export function readCatalogueAsk(values: AddressValues): CatalogueAsk {
  const one = (name: string) => [values[name] ?? ''].flat()[0] ?? '';
  const page = Number(one('page'));
  return {
    show: known(showWords, one('show')) ?? PLAIN_ASK.show,
    search: one('q').trim().slice(0, LONGEST_SEARCH),
    sort: known(sortWords, one('sort')) ?? PLAIN_ASK.sort,
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** Writes an ask into an address; what is as it would be anyway is left out. A change other than of the page begins at page 1. */
export function catalogueAddress(path: string, ask: CatalogueAsk, change: Partial<CatalogueAsk> = {}): string {
  const wanted = { ...ask, page: 1, ...change };
  const query = new URLSearchParams();
  if (wanted.show !== PLAIN_ASK.show) query.set('show', wanted.show);
  if (wanted.search !== '') query.set('q', wanted.search);
  if (wanted.sort !== PLAIN_ASK.sort) query.set('sort', wanted.sort);
  if (wanted.page !== 1) query.set('page', String(wanted.page));
  return query.size === 0 ? path : `${path}?${query}`;
}

function known<K extends string>(words: Readonly<Record<K, string>>, value: string): K | null {
  return Object.hasOwn(words, value) ? (value as K) : null;
}
