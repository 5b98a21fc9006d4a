import { expect, test } from 'vitest';
import { money } from '#auction/money.ts';
import { priceRangeText, priceText } from './price-text.ts';

test.each([
  [0, 'GBP', '£0'],
  [950, 'GBP', '£9.50'],
  [120_000, 'GBP', '£1,200'],
  [120_001, 'GBP', '£1,200.01'],
  [120_000, 'EUR', '€1,200'],
  [1_200, 'JPY', 'JP¥1,200'],
  [1_500, 'KWD', 'KWD 1.500'],
])('formats %i minor units of %s as %s', (amount, currency, text) => {
  expect(priceText(money(amount), currency).replaceAll('\u00a0', ' ')).toBe(text);
});

test('shows zero minor units with `exact`', () => {
  expect(priceText(money(120_000), 'GBP', true)).toBe('£1,200.00');
});

test('formats the largest amount to the penny', () => {
  expect(priceText(money(999_999_999_999), 'GBP')).toBe('£9,999,999,999.99');
});

test.each([
  [80_000, 120_000, '£800 – 1,200'],
  [80_000, 80_000, '£800'],
  [80_050, 120_075, '£800.50 – 1,200.75'],
  [80_000, null, '£800'],
  [null, 120_000, '£1,200'],
  [null, null, null],
])('formats an estimate from %o to %o as %s', (low, high, text) => {
  expect(priceRangeText(low === null ? null : money(low), high === null ? null : money(high), 'GBP')).toBe(text);
});
