import { describe, expect, test } from 'vitest';
import { type ArrangeBy, arrangeCatalogue, type IndexedLot } from './arrange-catalogue.ts';

const plainly: ArrangeBy = { show: 'all', search: '', sort: 'number', page: 1 };

function lot(position: number, change: Partial<IndexedLot> = {}): IndexedLot {
  return {
    lotId: `lot-${position}`,
    lotNumber: String(position),
    position,
    title: `Lot ${position}`,
    maker: '',
    status: 'open',
    hasReserve: true,
    isMine: false,
    price: 100,
    closesAt: position * 1_000,
    ...change,
  };
}

function ids(index: readonly IndexedLot[], by: Partial<ArrangeBy>, pageSize = 100): readonly string[] {
  return arrangeCatalogue(index, { ...plainly, ...by }, pageSize).lotIds;
}

describe('a catalogue', () => {
  test('stands in the order of its positions, whatever order it is read in', () => {
    expect(ids([lot(3), lot(1), lot(2)], {})).toEqual(['lot-1', 'lot-2', 'lot-3']);
  });

  test('is filtered by what may still be bid on, what has closed, what has no reserve, and what is mine', () => {
    const index = [
      lot(1, { status: 'open', isMine: true }),
      lot(2, { status: 'scheduled', hasReserve: false }),
      lot(3, { status: 'paused' }),
      lot(4, { status: 'sold' }),
      lot(5, { status: 'passed' }),
      lot(6, { status: 'withdrawn' }),
    ];
    expect(ids(index, { show: 'open' })).toEqual(['lot-1', 'lot-2', 'lot-3']);
    expect(ids(index, { show: 'closed' })).toEqual(['lot-4', 'lot-5', 'lot-6']);
    expect(ids(index, { show: 'no-reserve' })).toEqual(['lot-2']);
    expect(ids(index, { show: 'mine' })).toEqual(['lot-1']);
  });

  test('counts what each filter holds, whatever is searched for', () => {
    const index = [
      lot(1, { title: 'A clock' }),
      lot(2, { title: 'A clock', status: 'sold' }),
      lot(3, { title: 'A chair' }),
    ];
    expect(arrangeCatalogue(index, { ...plainly, search: 'clock', show: 'open' }, 10)).toMatchObject({
      counts: { all: 3, open: 2, closed: 1, mine: 0 },
      found: 1,
    });
  });

  test.each(['DVORAK', 'dvořák harbour', 'harbour dvorak', '12a'])(
    'is searched for every word without regard to accents and case: %s',
    (search) => {
      const index = [lot(1), lot(2, { lotNumber: '12A', title: 'View of the Harbour', maker: 'Antonín Dvořák' })];
      expect(ids(index, { search })).toEqual(['lot-2']);
    },
  );

  test('sorts what closes soonest first and what has closed last', () => {
    const index = [
      lot(1, { status: 'sold', closesAt: 1 }),
      lot(2, { closesAt: 900 }),
      lot(3, { closesAt: 500 }),
      lot(4, { status: 'scheduled', closesAt: null }),
    ];
    expect(ids(index, { sort: 'closing' })).toEqual(['lot-3', 'lot-2', 'lot-4', 'lot-1']);
  });

  test('sorts by price both ways, lots of one price by position', () => {
    const index = [lot(1, { price: 300 }), lot(2, { price: 100 }), lot(3, { price: 100 })];
    expect(ids(index, { sort: 'price-low' })).toEqual(['lot-2', 'lot-3', 'lot-1']);
    expect(ids(index, { sort: 'price-high' })).toEqual(['lot-1', 'lot-2', 'lot-3']);
  });

  test('is cut into pages; beyond the last page the last one is given', () => {
    const index = [1, 2, 3, 4, 5].map((position) => lot(position));
    expect(ids(index, { page: 2 }, 2)).toEqual(['lot-3', 'lot-4']);
    expect(arrangeCatalogue(index, { ...plainly, page: 9 }, 2)).toMatchObject({ lotIds: ['lot-5'], page: 3, pages: 3 });
  });

  test('without lots has one empty page', () => {
    expect(arrangeCatalogue([], plainly, 10)).toMatchObject({ lotIds: [], found: 0, page: 1, pages: 1 });
  });
});
