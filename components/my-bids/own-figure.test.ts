import { expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { ownFigure } from './own-figure.ts';

const pounds = (amount: number) => (amount * 100) as Money;
const open = { currentBid: pounds(34), hammerPrice: null };

it('shows a maximum only if it is above the current bid', () => {
  expect(ownFigure('leading', open, { maxBid: pounds(34) })).toEqual({ term: 'Your bid', amount: pounds(34) });
  expect(ownFigure('leading', open, { maxBid: pounds(50) })).toEqual({ term: 'Your max', amount: pounds(50) });
});

it('shows the bid of an outbid viewer, and none for one who only watches', () => {
  expect(ownFigure('outbid', open, { maxBid: pounds(30) })).toEqual({ term: 'Your bid', amount: pounds(30) });
  expect(ownFigure('none', open, null)).toEqual({ term: 'Your bid', amount: null });
});

it('shows the winner the amount to pay, whatever their maximum was', () => {
  const sold = { currentBid: pounds(34), hammerPrice: pounds(34) };
  expect(ownFigure('won', sold, { maxBid: pounds(90) })).toEqual({ term: 'To pay', amount: pounds(34) });
});
