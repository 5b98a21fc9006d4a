// Worked examples published by auction houses and software vendors, with their original figures.
// Prices and leaders are in the notation of testing/lot-notation.ts.
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { priceRealised } from './buyers-premium.ts';
import type { Money } from './money.ts';
import { scheduledClose } from './scheduled-close.ts';
import { shippedIncrements } from './shipped-increments.ts';
import { spreadExtension } from './spread-extension.ts';
import { LotInPlay, type Setting, steps } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';
import { publicLot } from './views.ts';

const ebayUk = shippedIncrements('ebay-uk', 'GBP');
const minute = 60_000;

function lotWith(setting: Setting): LotInPlay {
  return new LotInPlay((text) => hash('sha256', text)).open(setting);
}

/** Plays moves that must all be accepted, and returns the result as "price leader". */
function outcome(setting: Setting, moves: string): string {
  const lot = lotWith(setting);
  expect(playMoves(lot, moves)).toEqual(moves.split(/[,;]\s*/).map(() => null));
  return lot.result;
}

test('P01 eBay UK: a later max at the opening bid is beaten at once, and raises the price by a step [X1]', () => {
  const lot = lotWith({ increments: ebayUk, openingBid: 900 });
  expect(playMoves(lot, '1:20.00, 2:9.00')).toEqual([null, null]);
  expect(lot.result).toBe('950 1');
  expect(publicLot(lot.lot).askingBid).toBe(1000);
  expect(playMoves(lot, '3:20.01')).toEqual([null]);
  expect(lot.result).toBe('2001 3');
});

test('P03 ShopGoodwill: a max above an exact bid leads by one step [X1]', () => {
  const setting = { increments: steps(1), openingBid: 3 };
  expect(outcome(setting, 'Z=3')).toBe('3 Z');
  expect(outcome(setting, 'Z=3, J:6')).toBe('4 J');
});

test('P06 Heritage: the earlier of two equal maxima leads at it; when raised, it leads by a step [X2, X3]', () => {
  const setting = { increments: steps(10), openingBid: 10 };
  expect(outcome(setting, 'A:100, B:100')).toBe('100 A');
  expect(outcome(setting, 'A:100, B:100, A:200')).toBe('110 A');
});

test('P08 fishauctions: three maxima, two of them equal [X2]', () => {
  expect(outcome({ increments: steps(1), openingBid: 5 }, 'A:5, B:7, C:7')).toBe('7 B');
});

test('P13 United Charity: maxima against a standing bid, up to a lead of less than a full step [X1]', () => {
  const setting = { increments: steps(50), openingBid: 750 };
  expect(outcome(setting, 'Z=750, A:2000')).toBe('800 A');
  expect(outcome(setting, 'Z=750, A:2000, B:850')).toBe('900 A');
  expect(outcome(setting, 'Z=750, A:2000, B:850, B:2000')).toBe('2000 A');
  expect(outcome(setting, 'Z=750, A:2000, B:850, B:2000, B:2050')).toBe('2050 B');
});

test('P19 slparcels: two maxima, with the less-than-full step and the order of the history [X1, X5]', () => {
  const setting = { increments: steps(100), openingBid: 1000 };
  expect(outcome(setting, 'A:2000, B:5000')).toBe('2100 B');
  expect(outcome(setting, 'A:2000, B:2050')).toBe('2050 B');
  expect(outcome(setting, 'A:3000, B:3000')).toBe('3000 A');
  const lot = lotWith(setting);
  playMoves(lot, 'A:5000, B:2000');
  expect(lot.result).toBe('2100 A');
  expect(lot.history).toEqual(['1000 A', '2000 B', '2100 A auto']);
});

test('P20 slparcels: exact bids against a max, below, at and above it [X4, X5]', () => {
  const setting = { increments: steps(50), openingBid: 500 };
  expect(outcome(setting, 'A:1000')).toBe('500 A');
  expect(outcome(setting, 'A:1000, B=1000')).toBe('1000 A');
  expect(outcome(setting, 'A:1000, B=1000, B=1050')).toBe('1050 B');
  const lot = lotWith(setting);
  playMoves(lot, 'A:1000, B=550');
  expect(lot.result).toBe('600 A');
  expect(lot.history).toEqual(['500 A', '550 B', '600 A auto']);
});

test('P24 auctify: exact bids and maxima alternate [X1, X2, X4]', () => {
  const setting = { increments: steps(1), openingBid: 1000 };
  const moves = ['L=1001', 'A=1002:3000', 'L=1100', 'L:2222', 'L:3000', 'L:6666'];
  const results = moves.map((_, n) => outcome(setting, moves.slice(0, n + 1).join(', ')));
  expect(results).toEqual(['1001 L', '1002 A', '1101 A', '2223 A', '3000 A', '3001 L']);
});

test('P27 auctify: the leader can neither bid exactly nor lower their max; a raise keeps the price [B3, X3]', () => {
  const lot = lotWith({ increments: steps(1), openingBid: 1000 });
  expect(playMoves(lot, 'L=1000, L=1001, L:2000, L:1900')).toEqual([null, 'ALREADY_LEADING', null, 'MAX_ONLY_RAISES']);
  expect(lot.result).toBe('1000 L');
});

test('R01 eBay UK: a bid below the reserve stands at its whole max, one that reaches it at the reserve [R1]', () => {
  const lot = lotWith({ increments: ebayUk, openingBid: 100, reserve: 10_000 });
  playMoves(lot, 'A:1.50');
  expect([lot.result, publicLot(lot.lot).reserve]).toEqual(['150 A', 'unmet']);
  playMoves(lot, 'B:150.00');
  expect([lot.result, publicLot(lot.lot).reserve]).toEqual(['10000 B', 'met']);
});

test('R02 EPS: a max at the reserve meets it; a later equal one is refused [R1, X2]', () => {
  const lot = lotWith({ increments: steps(100), openingBid: 3000, reserve: 5000 });
  playMoves(lot, 'A:5000');
  expect([lot.result, publicLot(lot.lot).reserve]).toEqual(['5000 A', 'met']);
  // The asking bid is now 5 100, so the equal max is refused.
  expect(playMoves(lot, 'B:5000')).toEqual(['BELOW_ASKING_BID']);
  expect([lot.result, publicLot(lot.lot).askingBid]).toEqual(['5000 A', 5100]);
});

test('R05 B2B auctions: a leader raises from below the reserve to above it [R1, X3]', () => {
  const setting = { increments: steps(100), openingBid: 1000, reserve: 5000 };
  expect(outcome(setting, 'A:4000')).toBe('4000 A');
  expect(outcome(setting, 'A:4000, A:10000')).toBe('5000 A');
});

test('S01 Liverpool MWS: every bid in the last three minutes leaves three minutes more [C2]', () => {
  const softClose = { mode: 'reset', window: 3 * minute, extension: 3 * minute, cap: null, scope: 'lot' } as const;
  const three = 15 * 60 * minute;
  const lot = lotWith({ softClose, closesAt: three });
  lot.bid('A', 10, { at: three - 2 * minute });
  expect(lot.lot.closesAt).toBe(three + minute);
  lot.bid('B', 20, { at: three });
  expect(lot.lot.closesAt).toBe(three + 3 * minute);
});

test('S02 slparcels: no extension before the window, a full one inside it, including its edge [C2]', () => {
  const softClose = { mode: 'reset', window: 15 * minute, extension: 15 * minute, cap: null, scope: 'lot' } as const;
  const closeAfterBidAt = (at: number) => {
    const lot = lotWith({ softClose, closesAt: 60 * minute });
    lot.bid('A', 10, { at });
    return { closesAt: lot.lot.closesAt, extensions: lot.lot.extensions };
  };
  expect(closeAfterBidAt(40 * minute)).toEqual({ closesAt: 60 * minute, extensions: 0 });
  expect(closeAfterBidAt(59 * minute)).toEqual({ closesAt: 74 * minute, extensions: 1 });
  // Exactly 15 minutes before: inside the window, but t + X equals the present close.
  expect(closeAfterBidAt(45 * minute)).toEqual({ closesAt: 60 * minute, extensions: 0 });
});

test('S04 Auctionet: a window of one minute, an extension of three [C2]', () => {
  const softClose = { mode: 'reset', window: minute, extension: 3 * minute, cap: null, scope: 'lot' } as const;
  const lot = lotWith({ softClose, closesAt: 60 * minute });
  lot.bid('A', 10, { at: 58.5 * minute });
  expect(lot.lot.closesAt).toBe(60 * minute);
  lot.bid('B', 20, { at: 59.5 * minute });
  expect(lot.lot.closesAt).toBe(62.5 * minute);
});

test('S06 Indy: an extension of one lot cascades to every later one [C4, C5]', () => {
  const [four, gap] = [16 * 60 * minute, 2 * minute];
  const closes = [1, 2, 3, 4].map((position) => scheduledClose(four, gap, position));
  const softClose = { mode: 'add', window: 5 * minute, extension: 5 * minute, cap: null, scope: 'cascade' } as const;
  const second = lotWith({ softClose, closesAt: closes[1] ?? 0 });
  second.bid('A', 10, { at: four + minute });
  expect(second.lot.closesAt).toBe(four + 7 * minute);
  const others = closes.flatMap((closesAt, n) =>
    n === 1 ? [] : [{ lotId: `${n + 1}`, position: n + 1, group: null, closesAt }],
  );
  const extended = { position: 2, group: null, from: four + 2 * minute, to: four + 7 * minute };
  expect(spreadExtension({ scope: 'cascade', extended, others })).toEqual([
    { lotId: '3', closesAt: four + 9 * minute },
    { lotId: '4', closesAt: four + 11 * minute },
  ]);
});

test('S11 fishauctions: extensions stop at the cap; a raise by the leader extends nothing [C2, C3]', () => {
  const softClose = {
    mode: 'reset',
    window: 15 * minute,
    extension: 15 * minute,
    cap: 60 * minute,
    scope: 'lot',
  } as const;
  const lot = lotWith({ softClose, closesAt: 60 * minute });
  for (const [n, at] of [55, 65, 75, 85, 95, 105, 115].entries()) {
    expect(lot.bid(n % 2 ? 'B' : 'A', 10 * (n + 1), { at: at * minute })).toBeNull();
  }
  expect(lot.lot.closesAt).toBe(120 * minute);
  expect(lot.bid('B', 80, { at: 120 * minute })?.code).toBe('LOT_CLOSED');

  const raised = lotWith({ softClose, closesAt: 60 * minute });
  raised.bid('A', 10, { at: minute });
  raised.max('A', 500, { at: 59 * minute });
  expect(raised.lot.closesAt).toBe(60 * minute);
});

test('B01 OzBid, Aaron: hammer 100 with a premium of 24 % is 124, with 12 % is 112 [O1]', () => {
  const total = (basisPoints: number) =>
    priceRealised({ bands: [{ from: 0 as Money, basisPoints }], taxOnHammer: 0, taxOnPremium: 0 }, 10_000 as Money)
      .total;
  expect(total(2400)).toBe(12_400);
  expect(total(1200)).toBe(11_200);
});

test('contradicts a published example: 10 % on 242 asks 267, not 269 [B2]', () => {
  const lot = lotWith({ increments: { kind: 'percent', basisPoints: 1000, unit: 1 as Money }, openingBid: 242 });
  playMoves(lot, 'A=242');
  expect(publicLot(lot.lot).askingBid).toBe(267);
});

test('contradicts a published example: 255 against 250 and 400 makes 260 with a step of 5, not 255 [X1]', () => {
  expect(outcome({ increments: steps(5), openingBid: 250 }, 'A=250:400, B=255')).toBe('260 A');
});
