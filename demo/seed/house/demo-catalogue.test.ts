import { describe, expect, it } from 'vitest';
import { viewsOf } from '#demo/pictures/lot-picture.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import { auctionDetailsSchema, slugOf } from '#protocol/forms/auction-details.ts';
import { conditionsOfSale } from './conditions-of-sale.ts';
import { lotsOfRound } from './create-demo-auctions.ts';
import { demoAuctions, quarterHourSale, ROUND_LOTS } from './demo-auctions.ts';
import { bots } from './demo-people.ts';

const auctions = [...demoAuctions, quarterHourSale];
const lots = auctions.flatMap((auction) => auction.lots);

it('the house holds three auctions of different kinds and at least sixty lots', () => {
  expect(demoAuctions).toHaveLength(3);
  expect(demoAuctions.flatMap((auction) => auction.lots).length).toBeGreaterThanOrEqual(60);
});

it('no two lots have a title, and so a file of photographs, in common', () => {
  expect(new Set(lots.map(({ title }) => slugOf(title))).size).toBe(lots.length);
});

it.each(auctions.map((auction) => [auction.title, auction] as const))(
  '%s: what it says would pass the forms',
  (_title, auction) => {
    const { title, slug, subtitle, description } = auction;
    expect(
      auctionDetailsSchema.safeParse({ title, slug, subtitle, description, conditions: conditionsOfSale }).error,
    ).toBeUndefined();
    expect(termsSchema.safeParse(auction.terms).error).toBeUndefined();
  },
);

describe.each(lots.map((lot) => [lot.title, lot] as const))('%s', (_title, lot) => {
  it('has words, an opening bid below its estimate, and a reserve between the two', () => {
    const [low, high] = lot.estimate;
    expect(lot.description.length).toBeGreaterThan(10);
    expect(lot.condition).not.toBe('');
    expect(low).toBeLessThan(high);
    expect(lot.opening).toBeLessThan(low);
    if (lot.reserve !== undefined) {
      expect(lot.reserve).toBeGreaterThan(lot.opening);
      expect(lot.reserve).toBeLessThan(high);
    }
    expect(viewsOf(lot.picture)[0]).toBe('whole');
  });
});

it('two rounds of the Quarter-Hour Sale offer every small thing once, in orders that change', () => {
  const round = (edition: number) => lotsOfRound(edition).map(({ title }) => title);
  expect(round(1)).toHaveLength(ROUND_LOTS);
  expect(new Set([...round(1), ...round(2)]).size).toBe(2 * ROUND_LOTS);
  expect(round(3).toSorted()).toEqual(round(1).toSorted());
  expect(round(3)).not.toEqual(round(1));
});

it('bots are called bots', () => {
  expect(bots).toHaveLength(8);
  for (const bot of bots)
    expect(bot).toMatchObject({ name: expect.stringMatching(/^Bot /), isBot: true, role: 'bidder' });
});
