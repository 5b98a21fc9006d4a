import { expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { openLot, pounds, terms, you } from '#components/saleroom/testing/room-fixture.ts';
import { jumpOf, minimumAmount, snapToLadder, stepDown, stepUp } from './bid-amounts.ts';

const ladder = {
  ...terms,
  ladderOnly: true,
  increments: { kind: 'ladder', amounts: [100, 110, 120, 150, 180, 200].map(pounds) },
} as const;

it('steps up by the increments, and down by the same amounts to the asking bid', () => {
  const bounds = { start: pounds(110), minimum: pounds(110) };
  expect(stepUp(terms, pounds(110))).toBe(pounds(120));
  expect(stepDown(terms, pounds(140), bounds)).toBe(pounds(130));
  expect(stepDown(terms, pounds(110), bounds)).toBe(pounds(110));
  expect(stepUp(ladder, pounds(120))).toBe(pounds(150));
  expect(stepDown(ladder, pounds(150), bounds)).toBe(pounds(120));
});

it('does not step below the minimum', () => {
  const leader = { start: pounds(110), minimum: (pounds(300) + 1) as Money };
  expect(stepDown(terms, pounds(320), leader)).toBe(pounds(310));
  expect(stepDown(terms, pounds(310), leader)).toBe(pounds(310));
});

it('returns even with millions of small steps', () => {
  const pennies = { ...terms, increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 1 as Money }] } } as const;
  expect(stepDown(pennies, pounds(9_000_000), { start: pounds(1), minimum: pounds(1) })).toBeGreaterThan(0);
});

it('accepts any amount from the asking bid up, and rounds up to the next rung of a ladder [B1]', () => {
  expect(snapToLadder(terms, pounds(117), pounds(110))).toBe(pounds(117));
  expect(snapToLadder(terms, pounds(50), pounds(110))).toBe(pounds(110));
  expect(snapToLadder(ladder, pounds(130), pounds(110))).toBe(pounds(150));
});

it('lets a leader change only their maximum, and only raise it [B3, X3]', () => {
  const view = {
    lot: openLot({ leadingPaddle: '31' }),
    you: you({ standing: 'leading', maxBid: pounds(300) }),
    history: null,
  };
  expect(minimumAmount('exact', view, terms, '31')).toBeNull();
  expect(minimumAmount('max', view, terms, '31')).toBe(pounds(300) + 1);
  expect(minimumAmount('max', view, { ...terms, maxBidMayBeLowered: true }, '31')).toBe(pounds(100));
  expect(minimumAmount('max', { ...view, you: you({ standing: 'leading', maxBid: pounds(150) }) }, ladder, '31')).toBe(
    pounds(180),
  );
});

it('is the asking bid for everybody else, and null on a closed lot', () => {
  const view = { lot: openLot(), you: you(), history: null };
  expect(minimumAmount('exact', view, terms, '31')).toBe(pounds(110));
  expect(minimumAmount('max', view, terms, '31')).toBe(pounds(110));
  const closed = openLot({ status: 'sold', askingBid: null, nextBids: [] });
  expect(minimumAmount('exact', { ...view, lot: closed }, terms, '31')).toBeNull();
});

it('reports a jump above five increments or twice the asking bid, with its distance', () => {
  const lot = openLot();
  expect(jumpOf('exact', pounds(150), lot, terms)).toEqual({ isJump: false, above: pounds(50) });
  expect(jumpOf('exact', pounds(160), lot, terms)).toEqual({ isJump: true, above: pounds(60) });
  const first = openLot({ currentBid: null, askingBid: pounds(10), nextBids: [] });
  expect(jumpOf('exact', pounds(20), first, terms).isJump).toBe(false);
  expect(jumpOf('exact', pounds(30), first, terms).isJump).toBe(true);
});

it('allows a maximum far above the asking bid, up to the jump guard [B5]', () => {
  expect(jumpOf('max', pounds(1_000), openLot(), terms).isJump).toBe(false);
  expect(jumpOf('max', pounds(1_200), openLot(), terms).isJump).toBe(true);
  expect(jumpOf('max', pounds(400), openLot(), { ...terms, jumpGuard: 3 }).isJump).toBe(true);
});
