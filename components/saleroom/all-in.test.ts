import { expect, it } from 'vitest';
import { allIn } from './all-in.ts';
import { pounds, terms } from './staged-room.ts';

it('adds premium and tax to the hammer price, line by line [O1]', () => {
  expect(allIn(pounds(120), terms.buyersPremium, 'GBP')).toEqual({
    sum: 'Hammer £120 + premium £24 + VAT £4.80',
    total: '£148.80',
  });
});

it('calls the tax by its name, and says nothing where nothing is added', () => {
  expect(allIn(pounds(120), terms.buyersPremium, 'USD').sum).toContain('tax');
  expect(allIn(pounds(120), { bands: [], taxOnHammer: 0, taxOnPremium: 0 }, 'GBP').sum).toBe('');
});
