import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOnLadder } from '#auction/increment-table.ts';
import { GENESIS_HASH } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import { SHIPPED_INCREMENTS, shippedIncrements } from '#auction/shipped-increments.ts';
import type { PublicLot } from '#auction/views.ts';
import { seededRandom } from '../seed/seeded-random.ts';
import { temperamentOf, valuationOf } from './bot-temperament.ts';
import { appealOf, decideBid, type Prospect } from './decide-bid.ts';

const now = 1_795_500_000_000;
const lotAt = (askingBid: number, own: Partial<PublicLot> = {}): PublicLot => ({
  status: 'open',
  seq: 3,
  hash: GENESIS_HASH,
  currentBid: null,
  leadingPaddle: null,
  askingBid: askingBid as Money,
  nextBids: [askingBid as Money],
  bidCount: 2,
  reserve: 'none',
  scheduledClosesAt: now + 60_000,
  closesAt: now + 60_000,
  extensions: 0,
  hammerPrice: null,
  endedAt: null,
  ...own,
});
const prospect = (own: Partial<Prospect> = {}): Prospect => ({
  lot: lotAt(10_000),
  standing: 'none',
  valuation: 50_000,
  increments: shippedIncrements('ebay-uk', 'GBP'),
  jumpGuard: null,
  now,
  ...own,
});
const temperament = temperamentOf('Bot Marlowe');

it('a bot bids at least the asking bid and never more than its valuation, its max bid included', () => {
  fc.assert(
    fc.property(
      fc.record({
        asking: fc.integer({ min: 1, max: 2_000_000 }),
        valuation: fc.integer({ min: 0, max: 2_000_000 }),
        left: fc.integer({ min: 0, max: 8 * 3_600_000 }),
        guard: fc.constantFrom(null, 2, 10),
        table: fc.constantFrom(...SHIPPED_INCREMENTS),
        seed: fc.string(),
      }),
      ({ asking, valuation, left, guard, table, seed }) => {
        const idea = decideBid(
          prospect({
            lot: lotAt(asking, { closesAt: now + left }),
            valuation,
            jumpGuard: guard,
            increments: shippedIncrements(table, 'GBP'),
          }),
          { ...temperament, leavesMax: 0.5 },
          seededRandom(seed),
        );
        if (idea === null) return;
        expect(idea.amount).toBeGreaterThanOrEqual(asking);
        expect(idea.max ?? idea.amount).toBeLessThanOrEqual(valuation);
        if (idea.max !== null) expect(idea.max).toBeGreaterThan(idea.amount);
        if (idea.max !== null && guard !== null) expect(idea.max).toBeLessThanOrEqual(asking * guard);
      },
    ),
    { seed: 20_261_124, numRuns: 2_000 },
  );
});

it('from an asking bid on the ladder a bot bids only amounts on the ladder [B1]', () => {
  const increments = shippedIncrements('saleroom-0258', 'GBP');
  for (let n = 0; n < 200; n += 1) {
    const idea = decideBid(
      prospect({ increments }),
      { ...temperament, leavesMax: 0.5, jumps: 0.5 },
      seededRandom(`try ${n}`),
    );
    if (!idea) throw new Error('the bot should have bid');
    expect(isOnLadder(increments, idea.amount)).toBe(true);
    expect(idea.max === null || isOnLadder(increments, idea.max)).toBe(true);
  }
});

it.each([
  ['it already leads', { standing: 'leading' as const }],
  ['the lot is worth nothing to it', { valuation: 0 }],
  ['the lot is not open', { lot: lotAt(10_000, { status: 'paused' }) }],
  ['the lot accepts no bid', { lot: lotAt(10_000, { askingBid: null }) }],
  ['the close is too near', { lot: lotAt(10_000, { closesAt: now + 300 }) }],
  ['the asking bid is above its valuation', { lot: lotAt(50_001) }],
])('a bot does not bid when %s', (_why, own) => {
  expect(decideBid(prospect(own), temperament, seededRandom('any'))).toBeNull();
  expect(appealOf(prospect(own), temperament)).toBe(0);
});

it('a bot bids below its valuation early on, and up to it near the close', () => {
  const lot = lotAt(45_000, { closesAt: now + 6 * 3_600_000 });
  expect(decideBid(prospect({ lot }), temperament, seededRandom('a'))).toBeNull();
  expect(
    decideBid(prospect({ lot: { ...lot, closesAt: now + 20_000 } }), temperament, seededRandom('a')),
  ).not.toBeNull();
});

it('being outbid and a close that is near make a lot more appealing', () => {
  const plain = appealOf(prospect({ lot: lotAt(10_000, { closesAt: now + 3_600_000 }) }), temperament);
  expect(
    appealOf(prospect({ lot: lotAt(10_000, { closesAt: now + 3_600_000 }), standing: 'outbid' }), temperament),
  ).toBeGreaterThan(plain);
  expect(appealOf(prospect({ lot: lotAt(10_000, { closesAt: now + 20_000 }) }), temperament)).toBeGreaterThan(plain);
});

it('a bot always values a lot the same, and another bot values it differently', () => {
  const lot = { lotId: 'a-lot', openingBid: 10_000, estimate: { low: 20_000, high: 30_000 } };
  const keen = { ...temperament, interest: 10 };
  expect(valuationOf('Bot Sable', keen, lot)).toBe(valuationOf('Bot Sable', keen, lot));
  expect(valuationOf('Bot Sable', keen, lot)).not.toBe(valuationOf('Bot Lark', keen, lot));
  expect(valuationOf('Bot Sable', { ...temperament, interest: 0 }, lot)).toBe(0);
});
