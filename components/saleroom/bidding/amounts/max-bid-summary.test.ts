import { expect, it } from 'vitest';
import { openLot, pounds, terms } from '#components/saleroom/testing/room-fixture.ts';
import { maxBidSummary } from './max-bid-summary.ts';

it('shows the leading price and the limit [X1]', () => {
  expect(maxBidSummary(pounds(300), openLot(), terms, false)).toBe(
    'You would lead at £110; we bid for you up to £300.',
  );
  expect(maxBidSummary(pounds(110), openLot(), terms, false)).toBe('You would lead at £110, and no further.');
});

it('shows a leader that the price does not change [X3]', () => {
  expect(maxBidSummary(pounds(300), openLot(), terms, true)).toBe(
    'You stay in the lead at £100; we bid for you up to £300.',
  );
});

it('does not say "up to" below the reserve [R1]', () => {
  const lot = openLot({ reserve: 'unmet' });
  expect(maxBidSummary(pounds(300), lot, terms, false)).toContain('your whole maximum');
  expect(maxBidSummary(pounds(300), lot, { ...terms, belowReserve: 'ignore' }, false)).toContain('up to £300');
});
