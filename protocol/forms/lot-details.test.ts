import { describe, expect, it } from 'vitest';
import { auctionDetailsSchema, slugOf } from './auction-details.ts';
import { type LotDetailsInput, lotDetailsSchema } from './lot-details.ts';

const lot: LotDetailsInput = {
  lotNumber: '12',
  title: 'Chronometer',
  maker: '',
  description: '',
  condition: '',
  group: '',
  estimateLow: '800',
  estimateHigh: '1200',
  openingBid: '500.50',
  reserve: '',
  consignor: '',
  consignorEmail: '',
};
const problemsOf = (change: object, currency = 'GBP') =>
  (lotDetailsSchema(currency).safeParse({ ...lot, ...change }).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('the details of a lot', () => {
  it('are parsed into minor units of the currency', () => {
    expect(lotDetailsSchema('GBP').parse(lot)).toMatchObject({
      openingBid: 50_050,
      estimateLow: 80_000,
      reserve: null,
      group: null,
    });
    expect(lotDetailsSchema('JPY').parse({ ...lot, openingBid: '500' })).toMatchObject({
      openingBid: 500,
      estimateLow: 800,
    });
  });

  it('are normalised: trimmed, with one form of line ends and accents', () => {
    const read = lotDetailsSchema('GBP').parse({
      ...lot,
      lotNumber: ' 12a ',
      title: '  Cafe\u0301 ',
      description: 'one\r\ntwo\rthree\n',
    });
    expect(read).toMatchObject({ lotNumber: '12A', title: 'Café', description: 'one\ntwo\nthree' });
  });

  const wrong: [string, object][] = [
    ...[
      '1.000',
      '-1',
      '+1',
      '1e3',
      '0x10',
      '１００',
      '١٠٠',
      '1,00',
      '$100',
      '.5',
      '5.',
      '1.005',
      '0',
      'NaN',
      'Infinity',
      '',
      '99999999999999',
      'null',
    ].map((openingBid): [string, object] => ['openingBid', { openingBid }]),
    ...[100, Number.NaN, null, undefined, true, {}, ['100']].map((openingBid): [string, object] => [
      'openingBid',
      { openingBid },
    ]),
    ['reserve', { reserve: '-1' }],
    ['estimateHigh', { estimateHigh: '700' }],
    ['lotNumber', { lotNumber: '0' }],
    ['lotNumber', { lotNumber: '12AB' }],
    ['lotNumber', { lotNumber: '123456' }],
    ['title', { title: ' ' }],
    ['title', { title: 'a\u0000b' }],
    ['title', { title: 'a\ud800b' }],
    ['title', { title: 'one\ntwo' }],
    ['title', { title: 'x'.repeat(161) }],
    ['title', { title: 'x'.repeat(10_000_000) }],
    ['description', { description: 'a\u0000b' }],
    ['description', { description: 'a\udfff' }],
    ['description', { description: 'x'.repeat(20_001) }],
    ['consignor', { consignorEmail: 'ada@example.org' }],
    ['', { status: 'sold' }],
    ['', { hammerPrice: '1' }],
  ];
  it.each(wrong.map(([path, change]) => [path, JSON.stringify(change)?.slice(0, 60), change] as const))(
    'are refused at %j for %s',
    (path, _, change) => {
      expect(new Set(problemsOf(change))).toEqual(new Set([path]));
    },
  );

  it.each(['1250', '£1,250', '1 250', '1,250.00 GBP'])('accept amounts as bids do: %j', (openingBid) => {
    expect(lotDetailsSchema('GBP').parse({ ...lot, openingBid })).toMatchObject({ openingBid: 125_000 });
  });

  it.each([
    ['', 'Give the lot a title.'],
    [' x ', 'At least 2 characters.'],
  ])('report for the title %j: %s', (title, problem) => {
    const { error } = lotDetailsSchema('GBP').safeParse({ ...lot, title });
    expect(error?.issues.map(({ message }) => message)).toEqual([problem]);
  });

  it('refuse decimals in a currency without decimals', () => {
    expect(problemsOf({ openingBid: '500.5' }, 'JPY')).toEqual(['openingBid']);
  });
});

describe('a slug', () => {
  it.each([
    ['Autumn Sale 2026', 'autumn-sale-2026'],
    ['  Möbel & Uhren — Teil II ', 'mobel-uhren-teil-ii'],
    ["The Ladies' Watches", 'the-ladies-watches'],
    ['秋のオークション', ''],
    ['x'.repeat(200), 'x'.repeat(70)],
  ])('for the title %j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it.each(['../admin', 'Autumn', 'a--b', '-a-', 'ab', 'a b', 'ünder', 'x'.repeat(81)])(
    'such as %j is refused',
    (slug) => {
      const details = { title: 'Autumn sale', slug, subtitle: '', description: '', conditions: '' };
      expect(auctionDetailsSchema.safeParse(details).error?.issues[0]?.path).toEqual(['slug']);
    },
  );
});
