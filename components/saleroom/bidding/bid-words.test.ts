import { expect, it } from 'vitest';
import { NOON, pounds } from '../testing/room-fixture.ts';
import { IDLE } from './bid-intent.ts';
import { type BidFacts, bidWords } from './bid-words.ts';

const wish = { kind: 'exact', amount: pounds(110) } as const;
const calm: BidFacts = {
  intent: IDLE,
  connection: { kind: 'live' },
  asOf: null,
  missed: 0,
  currency: 'GBP',
  timeZone: 'Europe/London',
};

it('says since when prices are old while the page is not live [I27]', () => {
  const facts = { ...calm, connection: { kind: 'offline', asOf: NOON }, asOf: '12:03:22' } as const;
  expect(bidWords(facts)?.text).toContain('Prices as of 12:03:22.');
});

it('says that the house is being asked, even while the line is down [I4]', () => {
  const checking = { phase: 'checking', wish, key: 'k', sentAt: null } as const;
  expect(
    bidWords({ ...calm, intent: checking, connection: { kind: 'reconnecting', asOf: NOON }, asOf: '12:00:00' })?.text,
  ).toContain('£110');
});

it('leaves it to the button that the price has moved, and tells every other refusal in full', () => {
  const refused = { phase: 'refused', wish, sentAt: null } as const;
  expect(
    bidWords({ ...calm, intent: { ...refused, refusal: { code: 'BELOW_ASKING_BID', askingBid: pounds(130) } } }),
  ).toBeNull();
  expect(bidWords({ ...calm, intent: { ...refused, refusal: { code: 'OWN_LOT' } } })?.tone).toBe('bad');
});

it('tells what was missed once the page is back', () => {
  expect(bidWords({ ...calm, missed: 1 })?.text).toContain('One bid');
  expect(bidWords(calm)).toBeNull();
});
