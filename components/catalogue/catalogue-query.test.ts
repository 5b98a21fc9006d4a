import { describe, expect, test } from 'vitest';
import { catalogueAddress, PLAIN_ASK, readCatalogueAsk } from './catalogue-query.ts';

describe('what is asked of a catalogue', () => {
  test('an address without a word asks for all lots by number', () => {
    expect(readCatalogueAsk({})).toEqual(PLAIN_ASK);
  });

  test('every word of the address is read', () => {
    expect(readCatalogueAsk({ show: 'open', q: ' clock ', sort: 'closing', page: '3' })).toEqual({
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
  ])('what is not known counts as not said: %o', (values) => {
    expect(readCatalogueAsk(values)).toEqual(PLAIN_ASK);
  });

  test('of a word said twice the first counts', () => {
    expect(readCatalogueAsk({ show: ['closed', 'open'] }).show).toBe('closed');
  });

  test('a search is cut at a hundred letters', () => {
    expect(readCatalogueAsk({ q: 'x'.repeat(500) }).search).toHaveLength(100);
  });

  test('an address is read back as it was written', () => {
    const ask = { show: 'mine', search: 'a & b', sort: 'price-high', page: 1 } as const;
    const address = new URL(catalogueAddress('/auctions/one', ask, { page: 4 }), 'http://house');
    expect(readCatalogueAsk(Object.fromEntries(address.searchParams))).toEqual({ ...ask, page: 4 });
  });

  test('a form that was sent empty asks for nothing, and leaves the address plain', () => {
    expect(catalogueAddress('/auctions/one', readCatalogueAsk({ q: ' ', sort: 'number' }))).toBe('/auctions/one');
  });

  test('the plain ask leaves the address plain, and another filter begins at the first page', () => {
    expect(catalogueAddress('/auctions/one', PLAIN_ASK)).toBe('/auctions/one');
    expect(catalogueAddress('/auctions/one', { ...PLAIN_ASK, page: 5 }, { show: 'open' })).toBe(
      '/auctions/one?show=open',
    );
  });
});
