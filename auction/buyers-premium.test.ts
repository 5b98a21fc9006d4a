import { expect, test } from 'vitest';
import { type BuyersPremium, priceRealised } from './buyers-premium.ts';
import { LARGEST_AMOUNT, type Money } from './money.ts';

function premiumOf(bands: readonly (readonly [number, number])[], taxes: Partial<BuyersPremium> = {}): BuyersPremium {
  return {
    bands: bands.map(([from, basisPoints]) => ({ from: from as Money, basisPoints })),
    taxOnHammer: 0,
    taxOnPremium: 0,
    ...taxes,
  };
}

test('applies bands marginally, like an income tax [O1]', () => {
  const houses = premiumOf([
    [0, 2600],
    [800_000, 2000],
    [4_500_000, 1450],
  ]);
  expect(priceRealised(houses, 800_000 as Money).premium).toBe(208_000);
  expect(priceRealised(houses, 1_000_000 as Money).premium).toBe(208_000 + 40_000);
  expect(priceRealised(houses, 5_000_000 as Money).premium).toBe(208_000 + 740_000 + 72_500);
});

test('computes the taxes on the hammer and on the premium as separate lines [O1]', () => {
  expect(priceRealised(premiumOf([[0, 2500]], { taxOnHammer: 500, taxOnPremium: 2000 }), 10_000 as Money)).toEqual({
    hammer: 10_000,
    premium: 2_500,
    taxOnHammer: 500,
    taxOnPremium: 500,
    total: 13_500,
  });
});

test.each([
  [1, 2500, 0],
  [2, 2500, 1],
  [3, 2500, 1],
  [50, 2450, 12],
  [10, 2450, 2],
  [9_999, 1234, 1234],
])('rounds each line half up: %i minor units at %i basis points is %i [O1]', (hammer, basisPoints, premium) => {
  expect(priceRealised(premiumOf([[0, basisPoints]]), hammer as Money).premium).toBe(premium);
});

test('rounds a premium over several bands once [O1]', () => {
  const bands = [
    [0, 1500],
    [1, 1500],
    [2, 1500],
  ] as const;
  expect(priceRealised(premiumOf(bands), 3 as Money).premium).toBe(0);
  expect(priceRealised(premiumOf(bands), 4 as Money).premium).toBe(1);
});

test('computes the tax on the premium from the rounded line [O1]', () => {
  expect(priceRealised(premiumOf([[0, 1000]], { taxOnPremium: 5000 }), 5 as Money)).toMatchObject({
    premium: 1,
    taxOnPremium: 1,
  });
});

test('is exact to the minor unit at the largest hammer price [O1]', () => {
  const hammer = (LARGEST_AMOUNT - 1) as Money;
  expect(priceRealised(premiumOf([[0, 9_999]]), hammer).premium).toBe(999_899_999_999);
});
