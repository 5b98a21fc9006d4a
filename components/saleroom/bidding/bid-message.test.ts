import { expect, it } from 'vitest';
import { IDLE } from '../room/state/bid-intent.ts';
import { NOON, pounds } from '../testing/room-fixture.ts';
import { type BidFacts, bidMessage } from './bid-message.ts';

const bid = { kind: 'exact', amount: pounds(110) } as const;
const base: BidFacts = {
  intent: IDLE,
  connection: { kind: 'live' },
  asOf: null,
  missed: 0,
  currency: 'GBP',
  timeZone: 'Europe/London',
};

it('shows the time of the prices while the page is not live [I27]', () => {
  const facts = { ...base, connection: { kind: 'offline', asOf: NOON }, asOf: '12:03:22' } as const;
  expect(bidMessage(facts)?.text).toContain('Prices as of 12:03:22.');
});

it('shows the look-up of a bid, even while the connection is down [I4]', () => {
  const checking = { phase: 'checking', bid, key: 'k', sentAt: null } as const;
  expect(
    bidMessage({ ...base, intent: checking, connection: { kind: 'reconnecting', asOf: NOON }, asOf: '12:00:00' })?.text,
  ).toContain('£110');
});

it('shows every refusal in full, except a passed price, which the button shows', () => {
  const refused = { phase: 'refused', bid, sentAt: null } as const;
  expect(
    bidMessage({ ...base, intent: { ...refused, refusal: { code: 'BELOW_ASKING_BID', askingBid: pounds(130) } } }),
  ).toBeNull();
  expect(bidMessage({ ...base, intent: { ...refused, refusal: { code: 'OWN_LOT' } } })?.tone).toBe('bad');
});

it('counts the missed bids when the page is live again', () => {
  expect(bidMessage({ ...base, missed: 1 })?.text).toContain('One bid');
  expect(bidMessage(base)).toBeNull();
});
