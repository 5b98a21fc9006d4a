import { describe, expect, test } from 'vitest';
import { catalogueAddress, DEFAULT_QUERY, readCatalogueQuery } from './catalogue-query.ts';

describe('catalogue query', () => {
  test('an address without parameters is the default query', () => {
    expect(readCatalogueQuery({})).toEqual(DEFAULT_QUERY);
  });

  test('reads every parameter', () => {
    expect(readCatalogueQuery({ show: 'open', q: ' clock ', sort: 'closing', page: '3' })).toEqual({
      show: 'open',
      search: 'clock',
      sort: 'closing',
      page: 3,
    });
  });

  test.each([
    { show: 'everything' },
    { show: 'toString' },
    { sort: 'price' },
    { page: '0' },
    { page: '-1' },
    { page: '1.5' },
    { page: 'two' },
    { page: '99999999' },
  ])('replaces invalid values by the default: %o', (values) => {
    expect(readCatalogueQuery(values)).toEqual(DEFAULT_QUERY);
  });

  test('takes the first of a repeated parameter', () => {
    expect(readCatalogueQuery({ show: ['closed', 'open'] }).show).toBe('closed');
  });

  test('cuts a search at 100 characters', () => {
    expect(readCatalogueQuery({ q: 'x'.repeat(500) }).search).toHaveLength(100);
  });

  test('reads back the address that it wrote', () => {
    const query = { show: 'mine', search: 'a & b', sort: 'price-high', page: 1 } as const;
    const address = new URL(catalogueAddress('/auctions/one', query, { page: 4 }), 'http://house');
    expect(readCatalogueQuery(Object.fromEntries(address.searchParams))).toEqual({ ...query, page: 4 });
  });

  test('an empty form leaves the address without parameters', () => {
    expect(catalogueAddress('/auctions/one', readCatalogueQuery({ q: ' ', sort: 'number' }))).toBe('/auctions/one');
  });

  test('the default query has no parameters, and another filter returns to the first page', () => {
    expect(catalogueAddress('/auctions/one', DEFAULT_QUERY)).toBe('/auctions/one');
    expect(catalogueAddress('/auctions/one', { ...DEFAULT_QUERY, page: 5 }, { show: 'open' })).toBe(
      '/auctions/one?show=open',
    );
  });
});
