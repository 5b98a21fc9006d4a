import { expect, test } from 'vitest';
import { isCurrency, minorDigits, parseAmount, toDecimal } from './currency.ts';
import { LARGEST_AMOUNT, type Money, money } from './money.ts';

test.each([
  ['GBP', '1250.50', 125_050],
  ['GBP', '1250.5', 125_050],
  ['GBP', '1250', 125_000],
  ['GBP', '0.05', 5],
  ['GBP', '0', 0],
  ['JPY', '950', 950],
  ['KWD', '1.234', 1_234],
  ['CLF', '1.2345', 12_345],
])('parses %s %s as %i minor units and formats it back to the same amount [B1]', (currency, text, minor) => {
  expect(parseAmount(text, currency)).toBe(minor);
  expect(parseAmount(toDecimal(minor as Money, currency), currency)).toBe(minor);
});

test.each([
  ['GBP', '1.234'],
  ['JPY', '1.5'],
  ['GBP', '-1'],
  ['GBP', '+1'],
  ['GBP', '1e3'],
  ['GBP', '0x10'],
  ['GBP', '1,000'],
  ['GBP', '1 000'],
  ['GBP', ''],
  ['GBP', '.5'],
  ['GBP', '5.'],
  ['GBP', 'NaN'],
  ['GBP', 'Infinity'],
  ['GBP', '١٠'],
  ['GBP', ' 10'],
  ['GBP', '10\n'],
  ['GBP', '10000000000.01'],
  ['GBP', '9007199254740993'],
])('rejects %s "%s", which is not an amount [B1]', (currency, text) => {
  expect(parseAmount(text, currency)).toBeNull();
});

test('formats amounts with the decimals of their currency', () => {
  expect([toDecimal(5 as Money, 'GBP'), toDecimal(950 as Money, 'JPY'), toDecimal(5 as Money, 'KWD')]).toEqual([
    '0.05',
    '950',
    '0.005',
  ]);
});

test('recognises supported currencies', () => {
  expect(['GBP', 'EUR', 'JPY', 'UYW'].every(isCurrency)).toBe(true);
  expect(['gbp', 'XXQ', 'POUND', '', 'G1P'].some(isCurrency)).toBe(false);
  expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('BHD')]).toEqual([2, 0, 3]);
});

test('accepts as money whole numbers from zero to the largest amount [I20]', () => {
  expect([0, 1, LARGEST_AMOUNT].map(money)).toEqual([0, 1, LARGEST_AMOUNT]);
  for (const wrong of [-1, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, LARGEST_AMOUNT + 1, 2 ** 53]) {
    expect(() => money(wrong)).toThrow(RangeError);
  }
});
