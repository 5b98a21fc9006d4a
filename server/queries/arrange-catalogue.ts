/** Which lots of a catalogue are shown, and in what order: filter, search, sorting and the cut into pages. Pure. */
import type { LotStatus } from '#auction/lot.ts';

/** What has to be known of each lot of an auction to arrange its catalogue. Amounts in minor units, times in epoch milliseconds. */
export type IndexedLot = {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly position: number;
  readonly title: string;
  readonly maker: string;
  readonly status: LotStatus;
  readonly hasReserve: boolean;
  /** The reader has an offer on it. */
  readonly isMine: boolean;
  /** The hammer price, else the current bid, else the opening bid. */
  readonly price: number;
  readonly closesAt: number | null;
};

const filters = {
  all: () => true,
  open: (lot: IndexedLot) => lot.status === 'open' || lot.status === 'paused' || lot.status === 'scheduled',
  closed: (lot: IndexedLot) => lot.status === 'sold' || lot.status === 'passed' || lot.status === 'withdrawn',
  'no-reserve': (lot: IndexedLot) => !lot.hasReserve,
  mine: (lot: IndexedLot) => lot.isMine,
} as const;

export type CatalogueFilter = keyof typeof filters;

type Order = (a: IndexedLot, b: IndexedLot) => number;
const byPosition: Order = (a, b) => a.position - b.position;
const sortings = {
  number: byPosition,
  // What has closed cannot close soonest: it follows what is still to come.
  closing: (a, b) =>
    Number(filters.closed(a)) - Number(filters.closed(b)) || closing(a) - closing(b) || byPosition(a, b),
  'price-low': (a, b) => a.price - b.price || byPosition(a, b),
  'price-high': (a, b) => b.price - a.price || byPosition(a, b),
} as const satisfies Record<string, Order>;

export type CatalogueSorting = keyof typeof sortings;

export type ArrangeBy = {
  readonly show: CatalogueFilter;
  readonly search: string;
  readonly sort: CatalogueSorting;
  /** From 1; beyond the last page the last one is given. */
  readonly page: number;
};

export type ArrangedCatalogue = {
  /** The lots of the page, in order. */
  readonly lotIds: readonly string[];
  /** How many lots of the whole catalogue each filter holds, whatever is searched for. */
  readonly counts: Readonly<Record<CatalogueFilter, number>>;
  readonly found: number;
  readonly page: number;
  readonly pages: number;
};

/** Arranges a catalogue, `pageSize` lots to a page. */
export function arrangeCatalogue(index: readonly IndexedLot[], by: ArrangeBy, pageSize: number): ArrangedCatalogue {
  const wanted = plain(by.search).split(/\s+/).filter(Boolean);
  const matching = index.filter((lot) => {
    const words = plain(`${lot.lotNumber} ${lot.title} ${lot.maker}`);
    return wanted.every((word) => words.includes(word));
  });
  const found = matching.filter(filters[by.show]).sort(sortings[by.sort]);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(by.page, pages);
  const count = (filter: CatalogueFilter) => index.filter(filters[filter]).length;
  return {
    lotIds: found.slice((page - 1) * pageSize, page * pageSize).map((lot) => lot.lotId),
    counts: {
      all: index.length,
      open: count('open'),
      closed: count('closed'),
      'no-reserve': count('no-reserve'),
      mine: count('mine'),
    },
    found: found.length,
    page,
    pages,
  };
}

function closing(lot: IndexedLot): number {
  return lot.closesAt ?? Number.MAX_SAFE_INTEGER;
}

/** Small letters without their accents: "Łódź, Dvořák" is found by "dvorak". */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
