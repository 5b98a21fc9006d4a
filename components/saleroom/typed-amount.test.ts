import { expect, it } from 'vitest';
import { pounds } from './staged-room.ts';
import { typedAmount } from './typed-amount.ts';

it.each([
  ['120', 120],
  [' £120 ', 120],
  ['1,250', 1_250],
  ['1 250.50', 1_250.5],
  ['£1,250,000', 1_250_000],
])('%j is £%d', (text, amount) => {
  expect(typedAmount(text, 'GBP')).toBe(pounds(amount));
});

it.each(['', '1.250', '1,25', '12,5000', '12k', '1e3', '-5', '0x10', '٣', '$120', '120.505'])(
  '%j is not taken for an amount [I20]',
  (text) => {
    expect(typedAmount(text, 'GBP')).toBeNull();
  },
);
