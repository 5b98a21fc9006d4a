import { expect, it } from 'vitest';
import { openLot, pounds, terms } from '#components/saleroom/testing/room-fixture.ts';
import { maxSentence } from './max-sentence.ts';

it('says at what one would lead and how far the house goes [X1]', () => {
  expect(maxSentence(pounds(300), openLot(), terms, false)).toBe('You would lead at £110; we bid for you up to £300.');
  expect(maxSentence(pounds(110), openLot(), terms, false)).toBe('You would lead at £110, and no further.');
});

it('tells a leader that the price stays [X3]', () => {
  expect(maxSentence(pounds(300), openLot(), terms, true)).toBe(
    'You stay in the lead at £100; we bid for you up to £300.',
  );
});

it('does not promise "up to" below a reserve [R1]', () => {
  const lot = openLot({ reserve: 'unmet' });
  expect(maxSentence(pounds(300), lot, terms, false)).toContain('your whole maximum');
  expect(maxSentence(pounds(300), lot, { ...terms, belowReserve: 'ignore' }, false)).toContain('up to £300');
});
