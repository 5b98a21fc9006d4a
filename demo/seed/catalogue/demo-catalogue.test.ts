import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHOTOGRAPHS } from '#demo/pictures/prepare-photographs.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import { auctionDetailsSchema, slugOf } from '#protocol/forms/auction-details.ts';
import { lotsOfRound } from '../set-up/create-demo-auctions.ts';
import { photographFile } from './catalogue-lot.ts';
import { conditionsOfSale } from './conditions-of-sale.ts';
import { demoAuctions, quarterHourSale, ROUND_LOTS } from './demo-auctions.ts';
import { bots } from './demo-people.ts';

const auctions = [...demoAuctions, quarterHourSale];
const lots = auctions.flatMap((auction) => auction.lots);

it('the demo has three auctions and at least sixty lots in them', () => {
  expect(demoAuctions).toHaveLength(3);
  expect(demoAuctions.flatMap((auction) => auction.lots).length).toBeGreaterThanOrEqual(60);
});

it('every lot has its own title, and so its own photographs', () => {
  expect(new Set(lots.map(({ title }) => slugOf(title))).size).toBe(lots.length);
});

it('every photograph of a lot is committed, no other file is, and all of them stay below 6 MiB', () => {
  const named = lots.flatMap((lot) => lot.photographs.views.map((view) => photographFile(lot, view)));
  const committed = readdirSync(PHOTOGRAPHS).filter((file) => file.endsWith('.webp'));
  expect(committed.toSorted()).toEqual(named.toSorted());
  const bytes = committed.reduce((sum, file) => sum + statSync(join(PHOTOGRAPHS, file)).size, 0);
  expect(bytes).toBeLessThan(6 * 1024 * 1024);
});

it.each(auctions.map((auction) => [auction.title, auction] as const))(
  '%s passes the checks of the dashboard’s forms',
  (_title, auction) => {
    const { title, slug, subtitle, description } = auction;
    expect(
      auctionDetailsSchema.safeParse({ title, slug, subtitle, description, conditions: conditionsOfSale }).error,
    ).toBeUndefined();
    expect(termsSchema.safeParse(auction.terms).error).toBeUndefined();
  },
);

describe.each(lots.map((lot) => [lot.title, lot] as const))('%s', (_title, lot) => {
  it('has a description, an opening bid below its estimate, a reserve above the opening bid, and a cover', () => {
    const [low, high] = lot.estimate;
    expect(lot.description.length).toBeGreaterThan(10);
    expect(lot.condition).not.toBe('');
    expect(low).toBeLessThan(high);
    expect(lot.opening).toBeLessThan(low);
    if (lot.reserve !== undefined) {
      expect(lot.reserve).toBeGreaterThan(lot.opening);
      expect(lot.reserve).toBeLessThan(high);
    }
    expect(lot.photographs.views[0]).toBe('whole');
  });
});

it('two rounds of the Quarter-Hour Sale offer every lot once, and later rounds offer them in another order', () => {
  const round = (edition: number) => lotsOfRound(edition).map(({ title }) => title);
  expect(round(1)).toHaveLength(ROUND_LOTS);
  expect(new Set([...round(1), ...round(2)]).size).toBe(2 * ROUND_LOTS);
  expect(round(3).toSorted()).toEqual(round(1).toSorted());
  expect(round(3)).not.toEqual(round(1));
});

it('bots are labelled as bots', () => {
  expect(bots).toHaveLength(8);
  for (const bot of bots)
    expect(bot).toMatchObject({ name: expect.stringMatching(/^Bot /), isBot: true, role: 'bidder' });
});
