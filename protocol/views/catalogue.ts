export type CatalogueFilter = 'all' | 'open' | 'closed' | 'no-reserve' | 'mine';
export type CatalogueSort = 'number' | 'closing' | 'price-low' | 'price-high';

/** Which part of a catalogue a reader wants to see. */
export type CatalogueQuery = {
  readonly show: CatalogueFilter;
  /** Searched for in lot numbers, titles and makers; empty for no search. */
  readonly search: string;
  readonly sort: CatalogueSort;
  /** From 1; a number beyond the last page returns the last page. */
  readonly page: number;
};

/** How many lots a catalogue query found, and where its page is among them. */
export type CatalogueResult = {
  /** The lots of the whole catalogue that each filter matches, whatever the search. */
  readonly counts: Readonly<Record<CatalogueFilter, number>>;
  readonly found: number;
  readonly page: number;
  readonly pages: number;
};
