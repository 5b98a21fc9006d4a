import { expect, it } from 'vitest';
import { bidEvent, NOON, openLot, pounds, terms, you } from '../testing/room-fixture.ts';
import { standingDetail } from './standing-detail.ts';

const bidder = { signedIn: true, session: { kind: 'alive' }, paddle: '31' } as const;
const view = { lot: openLot(), you: you(), history: null };

it('tells a leader how far the house goes for them, and when it cannot go further', () => {
  const leading = { ...view, lot: openLot({ leadingPaddle: '31' }) };
  const at = (max: number) =>
    standingDetail('leading', { ...leading, you: you({ standing: 'leading', maxBid: pounds(max) }) }, terms, bidder);
  expect(at(300)).toBe('Your maximum is £300, seen by you alone');
  expect(at(100)).toBe('The next bid beats you');
});

it('says why somebody was outbid where the history shows it, else who leads', () => {
  const events = [bidEvent(4, pounds(90), { paddle: '31' }), bidEvent(5, pounds(100), { automatic: true, cause: 4 })];
  expect(standingDetail('outbid', { ...view, history: { events, seq: 5 } }, terms, bidder)).toBe(
    'Another bidder’s earlier maximum is higher',
  );
  expect(standingDetail('outbid', view, terms, bidder)).toBe('Paddle 7 leads');
});

it('calls an earlier offer of the same amount a bid, since nobody can tell whether it was a maximum [X2]', () => {
  const events = [bidEvent(4, pounds(100), { paddle: '31' }), bidEvent(5, pounds(100), { automatic: true, cause: 4 })];
  expect(standingDetail('outbid', { ...view, history: { events, seq: 5 } }, terms, bidder)).toBe(
    'An earlier bid of the same amount leads',
  );
});

it('tells a winner for how much', () => {
  const sold = { ...view, lot: openLot({ status: 'sold', hammerPrice: pounds(120), endedAt: NOON }) };
  expect(standingDetail('won', sold, terms, bidder)).toBe('Yours for £120');
});

it('tells an onlooker what they are', () => {
  expect(standingDetail('none', view, terms, { ...bidder, signedIn: false, paddle: null })).toBe('You are a guest');
  expect(standingDetail('none', view, terms, bidder)).toBe('Your paddle is 31');
});

it('tells somebody who was signed out what stands, not that they never bid [I34]', () => {
  const ended = { ...bidder, session: { kind: 'ended', why: 'signed-out', paddle: '31' }, paddle: null } as const;
  const at = (leadingPaddle: string) =>
    standingDetail('none', { ...view, you: null, lot: openLot({ leadingPaddle }) }, terms, ended);
  expect(at('31')).toBe('Your bid of £100 stands. Sign in to bid.');
  expect(at('7')).toBe('Bids that you made stand. Sign in to bid.');
});
