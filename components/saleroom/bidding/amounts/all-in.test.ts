import { expect, it } from 'vitest';
import { pounds, terms } from '#components/saleroom/testing/room-fixture.ts';
import { allIn, costText } from './all-in.ts';

const nothingAdded = { ...terms, buyersPremium: { bands: [], taxOnHammer: 0, taxOnPremium: 0 } };
const sentence = (...args: Parameters<typeof costText>) => Object.values(costText(...args)).join('');

it('adds premium and tax to the hammer price, part by part [O1]', () => {
  expect(allIn(pounds(120), terms.buyersPremium, 'GBP')).toEqual({
    sum: 'hammer £120 + premium £24 + VAT £4.80',
    total: '£148.80',
  });
});

it('names the tax after the currency, and is empty if nothing is added', () => {
  expect(allIn(pounds(120), terms.buyersPremium, 'USD').sum).toContain('tax');
  expect(allIn(pounds(120), nothingAdded.buyersPremium, 'GBP').sum).toBe('');
});

it('shows the cost of a bid, a maximum and a sold lot [O1]', () => {
  expect(sentence('bid', pounds(120), terms)).toBe(
    'Win at £120 and you pay £148.80: hammer £120 + premium £24 + VAT £4.80',
  );
  expect(sentence('max', pounds(120), terms)).toBe('At most £148.80: hammer £120 + premium £24 + VAT £4.80');
  expect(sentence('sold', pounds(120), terms)).toBe('In all £148.80: hammer £120 + premium £24 + VAT £4.80');
});

it('is a complete sentence if nothing is added', () => {
  expect(sentence('bid', pounds(53), nothingAdded)).toBe('You would pay £53: no premium is added');
  expect(sentence('max', pounds(46), nothingAdded)).toBe('At most £46: no premium is added');
});
