import { expect, it } from 'vitest';
import { bidEvent, NOON, openLot, pounds, terms, you } from './staged-room.ts';
import { standingDetail } from './standing-detail.ts';

const bidder = { signedIn: true, paddle: '31' };
const view = { lot: openLot(), you: you(), history: null };

it('tells a leader how far the house goes for them, and when it cannot go further', () => {
  const leading = { ...view, lot: openLot({ leadingPaddle: '31' }) };
  const at = (max: number) =>
    standingDetail('leading', { ...leading, you: you({ standing: 'leading', maxBid: pounds(max) }) }, terms, bidder);
  expect(at(300)).toBe('Your maximum is £300, seen by you alone');
  expect(at(100)).toBe('At your whole bid: the next one beats you');
});

it('says why somebody was outbid where the history shows it, else who leads', () => {
  const events = [bidEvent(4, pounds(90), { paddle: '31' }), bidEvent(5, pounds(100), { automatic: true, cause: 4 })];
  expect(standingDetail('outbid', { ...view, history: { events, seq: 5 } }, terms, bidder)).toBe(
    'Another bidder’s earlier maximum is higher',
  );
  expect(standingDetail('outbid', view, terms, bidder)).toBe('Paddle 7 leads');
});

it('tells a winner what it comes to, all in [O1]', () => {
  const sold = { ...view, lot: openLot({ status: 'sold', hammerPrice: pounds(120), endedAt: NOON }) };
  expect(standingDetail('won', sold, terms, bidder)).toBe('Yours for £120: £148.80 in all');
});

it('tells an onlooker what they are', () => {
  expect(standingDetail('none', view, terms, { signedIn: false, paddle: null })).toBe('You are a guest');
  expect(standingDetail('none', view, terms, bidder)).toBe('Your paddle is 31');
});
