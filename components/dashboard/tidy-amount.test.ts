import { expect, it } from 'vitest';
import { tidyAmount } from './tidy-amount.ts';

it.each([
  ['1200', '1200'],
  [' 1200.5 ', '1200.5'],
  ['1,000', '1000'],
  ['1,234,567.50', '1234567.50'],
  ['£1,000', '1000'],
  ['1 000 GBP', '1000'],
  ['1’000', '1000'],
  ['12,50', '12.50'],
  ['1.234,50', '1234.50'],
  ['', ''],
])('%j is read as %j', (text, tidy) => {
  expect(tidyAmount(text, 'GBP')).toBe(tidy);
});

it.each(['1.000', '1,00,000', '12,5000', '1e3', '0x10', '-1', '１００', 'a lot', '1,000,00', '1.2.3'])(
  '%j could mean several things, or none, and stays',
  (text) => {
    expect(tidyAmount(text, 'GBP')).toBe(text);
  },
);

it('a comma before three digits stays where the currency has three decimals', () => {
  expect(tidyAmount('1,000', 'TND')).toBe('1,000');
  expect(tidyAmount('1,000', 'JPY')).toBe('1000');
});
