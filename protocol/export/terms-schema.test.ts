import { expect, test } from 'vitest';
import { SHIPPED_INCREMENTS, shippedIncrements } from '#auction/shipped-increments.ts';
import { termsWith } from '#auction/testing/lot-in-play.ts';
import { termsSchema } from './terms-schema.ts';

const terms = termsWith({
  softClose: { mode: 'reset', window: 60_000, extension: 120_000, cap: null, scope: 'cascade' },
  jumpGuard: 10,
});

/** The places that the schema complains of when terms differ from good ones in one thing. */
function problemsOf(change: object): readonly string[] {
  return (termsSchema.safeParse({ ...terms, ...change }).error?.issues ?? []).map(({ path }) => path.join('.'));
}

test('terms come back from JSON as they were', () => {
  expect(termsSchema.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms);
});

test.each(['GBP', 'JPY', 'KWD'])('every shipped increment table is one that terms may hold, in %s', (currency) => {
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
  ['a step of nothing', { increments: { kind: 'bands', bands: [{ from: 0, step: 0 }] } }, 'increments.bands.0.step'],
  [
    'a step in fractions',
    { increments: { kind: 'bands', bands: [{ from: 0, step: 0.5 }] } },
    'increments.bands.0.step',
  ],
  ['a ladder that falls', { increments: { kind: 'ladder', amounts: [10, 5] } }, 'increments.amounts'],
  ['a percentage of nothing', { increments: { kind: 'percent', basisPoints: 0, unit: 1 } }, 'increments.basisPoints'],
  ['increments of an unknown kind', { increments: { kind: 'dutch' } }, 'increments.kind'],
  ['a policy below the reserve that there is not', { belowReserve: 'guess' }, 'belowReserve'],
  ['a guard that would refuse the asking bid', { jumpGuard: 1 }, 'jumpGuard'],
  ['a soft close without a window', { softClose: { ...terms.softClose, window: 0 } }, 'softClose.window'],
  ['a soft close that is off and has a window', { softClose: { mode: 'off', window: 5 } }, 'softClose'],
  [
    'a premium that does not begin at nothing',
    { buyersPremium: { ...terms.buyersPremium, bands: [{ from: 5, basisPoints: 1 }] } },
    'buyersPremium.bands',
  ],
  [
    'a premium above the whole',
    { buyersPremium: { ...terms.buyersPremium, bands: [{ from: 0, basisPoints: 10_001 }] } },
    'buyersPremium.bands.0.basisPoints',
  ],
])('%s is refused, and the place is named', (_what, change, place) => {
  expect(problemsOf(change)).toEqual([place]);
});
