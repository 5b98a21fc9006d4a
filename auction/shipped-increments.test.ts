import { expect, test } from 'vitest';
import { isOnLadder, nextBidAbove } from './increment-table.ts';
import { LARGEST_AMOUNT, type Money } from './money.ts';
import { SHIPPED_INCREMENTS, type ShippedIncrements, shippedIncrements } from './shipped-increments.ts';

/** The first `count` asking bids from an opening bid, in major units. */
function climb(name: ShippedIncrements, opening: number, count: number): readonly number[] {
  const table = shippedIncrements(name, 'GBP');
  const amounts = [Math.round(opening * 100) as Money];
  while (amounts.length < count) amounts.push(nextBidAbove(table, amounts.at(-1) as Money));
  return amounts.map((amount) => amount / 100);
}

test('ebay-uk steps by 0.05, 0.20, 0.50, 1, 2, 5, 10, 20, 50 and 100 [B2]', () => {
  expect(climb('ebay-uk', 0.95, 4)).toEqual([0.95, 1, 1.2, 1.4]);
  expect(climb('ebay-uk', 4.8, 3)).toEqual([4.8, 5, 5.5]);
  expect(climb('ebay-uk', 14.5, 3)).toEqual([14.5, 15, 16]);
  expect([60, 150, 300, 600, 1500, 3000].map((price) => climb('ebay-uk', price, 2)[1])).toEqual([
    62, 155, 310, 620, 1550, 3100,
  ]);
});

test('ebay-us steps by 0.05, 0.25, 0.50, 1, 2.50, 5, 10, 25, 50 and 100 [B2]', () => {
  expect([0.5, 1, 5, 25, 100, 250, 500, 1000, 2500, 5000].map((price) => climb('ebay-us', price, 2)[1])).toEqual([
    0.55, 1.25, 5.5, 26, 102.5, 255, 510, 1025, 2550, 5100,
  ]);
});

test('artsy steps by 50 up to 10 000 [B2]', () => {
  expect([0, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000].map((price) => climb('artsy', price, 2)[1])).toEqual([
    50, 1100, 2250, 5500, 11_000, 22_000, 55_000, 110_000,
  ]);
});

test('whatnot steps by 1, 2, 3, 5, 10, 20 and 50 [B2]', () => {
  expect([1, 30, 50, 100, 300, 1000, 2000].map((price) => climb('whatnot', price, 2)[1])).toEqual([
    2, 32, 53, 105, 310, 1020, 2050,
  ]);
});

test('saleroom-0258 climbs 10, 20 … 200-220 … 300-320-350-380-400 … 500-550, also ten times as high [B2]', () => {
  const first = [
    ...[10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 220, 240, 260, 280],
    ...[300, 320, 350, 380, 400, 420, 450, 480, 500, 550, 600, 650, 700, 750, 800, 850, 900, 950, 1000],
  ];
  expect(climb('saleroom-0258', 10, first.length)).toEqual(first);
  const tenTimes = first.slice(first.indexOf(100)).map((amount) => amount * 10);
  expect(climb('saleroom-0258', 1000, tenTimes.length)).toEqual(tenTimes);
  expect(climb('saleroom-0258', 2800, 6)).toEqual([2800, 3000, 3200, 3500, 3800, 4000]);
});

test('every shipped table reaches the largest amount [B2]', () => {
  for (const name of SHIPPED_INCREMENTS) {
    const table = shippedIncrements(name, 'GBP');
    for (let price = 1; price < LARGEST_AMOUNT; price *= 7) {
      expect(nextBidAbove(table, price as Money)).toBeGreaterThan(price);
    }
  }
});

test('rounds steps up to whole minor units in currencies without smaller ones [B2]', () => {
  const yen = shippedIncrements('ebay-uk', 'JPY');
  expect([0, 1, 14, 15, 60, 3000].map((price) => nextBidAbove(yen, price as Money))).toEqual([1, 2, 15, 16, 62, 3100]);
  const dinar = shippedIncrements('ebay-uk', 'KWD');
  expect(nextBidAbove(dinar, 1_000 as Money)).toBe(1_200);
  expect(isOnLadder(shippedIncrements('saleroom-0258', 'JPY'), 320 as Money)).toBe(true);
});
