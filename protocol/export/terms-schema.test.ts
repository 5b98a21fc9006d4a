import { expect, test } from 'vitest';
import { SHIPPED_INCREMENTS, shippedIncrements } from '#auction/shipped-increments.ts';
import { termsWith } from '#auction/testing/lot-in-play.ts';
import { termsSchema } from './terms-schema.ts';

const terms = termsWith({
  softClose: { mode: 'reset', window: 60_000, extension: 120_000, cap: null, scope: 'cascade' },
  jumpGuard: 10,
});

/** The paths of the problems that the schema reports for valid terms with one change. */
function problemsOf(change: object): readonly string[] {
  return (termsSchema.safeParse({ ...terms, ...change }).error?.issues ?? []).map(({ path }) => path.join('.'));
}

test('reads terms back from JSON unchanged', () => {
  expect(termsSchema.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms);
});

test.each(['GBP', 'JPY', 'KWD'])('accepts every shipped increment table in %s', (currency) => {
  for (const name of SHIPPED_INCREMENTS) {
    expect(problemsOf({ currency, increments: shippedIncrements(name, currency) })).toEqual([]);
  }
});

test.each<[string, object, string]>([
  ['an unknown field', { reserve: 5 }, ''],
  ['an unknown currency', { currency: 'XXQ' }, 'currency'],
  ['no bands', { increments: { kind: 'bands', bands: [] } }, 'increments.bands'],
  [
    'bands out of order',
    {
      increments: {
        kind: 'bands',
        bands: [
          { from: 5, step: 1 },
          { from: 5, step: 2 },
        ],
      },
    },
    'increments.bands',
  ],
  ['a step of zero', { increments: { kind: 'bands', bands: [{ from: 0, step: 0 }] } }, 'increments.bands.0.step'],
  [
    'a step in fractions',
    { increments: { kind: 'bands', bands: [{ from: 0, step: 0.5 }] } },
    'increments.bands.0.step',
  ],
  ['a ladder that falls', { increments: { kind: 'ladder', amounts: [10, 5] } }, 'increments.amounts'],
  ['a percentage of zero', { increments: { kind: 'percent', basisPoints: 0, unit: 1 } }, 'increments.basisPoints'],
  ['increments of an unknown kind', { increments: { kind: 'dutch' } }, 'increments.kind'],
  ['an unknown policy below the reserve', { belowReserve: 'guess' }, 'belowReserve'],
  ['a jump guard that would refuse the asking bid', { jumpGuard: 1 }, 'jumpGuard'],
  ['a soft close without a window', { softClose: { ...terms.softClose, window: 0 } }, 'softClose.window'],
  ['a soft close that is off and has a window', { softClose: { mode: 'off', window: 5 } }, 'softClose'],
  [
    'a premium that does not begin at zero',
    { buyersPremium: { ...terms.buyersPremium, bands: [{ from: 5, basisPoints: 1 }] } },
    'buyersPremium.bands',
  ],
  [
    'a premium above 100 %',
    { buyersPremium: { ...terms.buyersPremium, bands: [{ from: 0, basisPoints: 10_001 }] } },
    'buyersPremium.bands.0.basisPoints',
  ],
])('refuses %s and reports its path', (_what, change, place) => {
  expect(problemsOf(change)).toEqual([place]);
});
