import { expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { openLot, pounds, terms, you } from '#components/saleroom/testing/room-fixture.ts';
import { jumpOf, leastAmount, snapped, stepDown, stepUp } from './bid-amounts.ts';

const ladder = {
  ...terms,
  ladderOnly: true,
  increments: { kind: 'ladder', amounts: [100, 110, 120, 150, 180, 200].map(pounds) },
} as const;

it('steps up by the increments, and down on the same amounts to the asking bid', () => {
  const bounds = { from: pounds(110), least: pounds(110) };
  expect(stepUp(terms, pounds(110))).toBe(pounds(120));
  expect(stepDown(terms, pounds(140), bounds)).toBe(pounds(130));
  expect(stepDown(terms, pounds(110), bounds)).toBe(pounds(110));
  expect(stepUp(ladder, pounds(120))).toBe(pounds(150));
  expect(stepDown(ladder, pounds(150), bounds)).toBe(pounds(120));
});

it('does not step below the least that may be set', () => {
  const leader = { from: pounds(110), least: (pounds(300) + 1) as Money };
  expect(stepDown(terms, pounds(320), leader)).toBe(pounds(310));
  expect(stepDown(terms, pounds(310), leader)).toBe(pounds(310));
});

it('is not held up by millions of small steps', () => {
  const pennies = { ...terms, increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 1 as Money }] } } as const;
  expect(stepDown(pennies, pounds(9_000_000), { from: pounds(1), least: pounds(1) })).toBeGreaterThan(0);
});

it('takes any amount from the asking bid on, and on a ladder its next rung [B1]', () => {
  expect(snapped(terms, pounds(117), pounds(110))).toBe(pounds(117));
  expect(snapped(terms, pounds(50), pounds(110))).toBe(pounds(110));
  expect(snapped(ladder, pounds(130), pounds(110))).toBe(pounds(150));
});

it('lets a leader move only their max, and only up [B3, X3]', () => {
  const view = {
    lot: openLot({ leadingPaddle: '31' }),
    you: you({ standing: 'leading', maxBid: pounds(300) }),
    history: null,
  };
  expect(leastAmount('exact', view, terms, '31')).toBeNull();
  expect(leastAmount('max', view, terms, '31')).toBe(pounds(300) + 1);
  expect(leastAmount('max', view, { ...terms, maxBidMayBeLowered: true }, '31')).toBe(pounds(100));
  expect(leastAmount('max', { ...view, you: you({ standing: 'leading', maxBid: pounds(150) }) }, ladder, '31')).toBe(
    pounds(180),
  );
});

it('asks of everybody else the asking bid, and of nobody where none is taken', () => {
  const view = { lot: openLot(), you: you(), history: null };
  expect(leastAmount('exact', view, terms, '31')).toBe(pounds(110));
  expect(leastAmount('max', view, terms, '31')).toBe(pounds(110));
  const closed = openLot({ status: 'sold', askingBid: null, nextBids: [] });
  expect(leastAmount('exact', { ...view, lot: closed }, terms, '31')).toBeNull();
});

it('calls more than five steps, or more than twice the asking bid, a jump, and says how far it goes', () => {
  const lot = openLot();
  expect(jumpOf('exact', pounds(150), lot, terms)).toEqual({ isJump: false, above: pounds(50) });
  expect(jumpOf('exact', pounds(160), lot, terms)).toEqual({ isJump: true, above: pounds(60) });
  const first = openLot({ currentBid: null, askingBid: pounds(10), nextBids: [] });
  expect(jumpOf('exact', pounds(20), first, terms).isJump).toBe(false);
  expect(jumpOf('exact', pounds(30), first, terms).isJump).toBe(true);
});

it('lets a max be far above the asking bid, but not beyond the house guard [B5]', () => {
  expect(jumpOf('max', pounds(1_000), openLot(), terms).isJump).toBe(false);
  expect(jumpOf('max', pounds(1_200), openLot(), terms).isJump).toBe(true);
  expect(jumpOf('max', pounds(400), openLot(), { ...terms, jumpGuard: 3 }).isJump).toBe(true);
});
