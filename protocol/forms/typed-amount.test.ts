import { expect, it } from 'vitest';
import { plainAmount, typedAmount } from './typed-amount.ts';

it.each([
  ['120', '120', 12_000],
  [' £120 ', '120', 12_000],
  ['120 GBP', '120', 12_000],
  ['1,250', '1250', 125_000],
  ['1 250.50', '1250.50', 125_050],
  ['1’250', '1250', 125_000],
  ['£1,250,000', '1250000', 125_000_000],
  ['1200.5', '1200.5', 120_050],
])('reads %j as %s: %d pence', (text, plain, pence) => {
  expect(plainAmount(text, 'GBP')).toBe(plain);
  expect(typedAmount(text, 'GBP')).toBe(pence);
});

it.each([
  '',
  '1.250',
  '1,25',
  '12,50',
  '12,5000',
  '1,00,000',
  '1,000,00',
  '1.2.3',
  '12k',
  '1e3',
  '-5',
  '0x10',
  '٣',
  '１００',
  '$120',
  '120.505',
])('rejects %j [I20]', (text) => {
  expect(typedAmount(text, 'GBP')).toBeNull();
});

it('reads a comma before three digits as a thousands separator, unless the currency has three decimals', () => {
  expect(typedAmount('1,000', 'JPY')).toBe(1000);
  expect(typedAmount('1,000', 'TND')).toBeNull();
  expect(typedAmount('1,000,000', 'TND')).toBe(1_000_000_000);
});
