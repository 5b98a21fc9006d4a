import { expect, test } from 'vitest';
import type { PublicLotEvent } from '#auction/events.ts';
import { money } from '#auction/money.ts';
import { eventText } from './event-text.ts';

const at = 0;
const bid = { type: 'BidPlaced', at, paddle: '7', amount: money(12_000), cause: null, commitment: null } as const;

test.each<[PublicLotEvent, string]>([
  [{ ...bid, automatic: false }, 'Paddle 7 bids £120'],
  [{ ...bid, automatic: true, cause: 3 }, 'Paddle 7 automatically bids £120'],
  [{ ...bid, automatic: true, paddle: 'house', cause: 3 }, 'The house, for the consignor, automatically bids £120'],
  [{ type: 'MaxBidSet', at, commitment: 'c' }, 'The leader moves their sealed maximum'],
  [
    { type: 'BidVoided', at, voidedSeq: 4, reason: 'a slip', rows: [4], currentBid: null, leadingPaddle: null },
    'Bid no. 4 voided: a slip',
  ],
  [{ type: 'LotSold', at, hammerPrice: money(12_000), paddle: '7', underbidder: null }, 'Sold to paddle 7 for £120'],
])('describes an event: %o', (event, text) => {
  expect(eventText(event, 'GBP')).toBe(text);
});
