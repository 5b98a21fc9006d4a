import { expect, it } from 'vitest';
import { bidEvent, NOON, openLot, pounds, terms, you } from '../testing/room-fixture.ts';
import { standingDetail } from './standing-detail.ts';

const bidder = { signedIn: true, session: { kind: 'alive' }, paddle: '31' } as const;
const view = { lot: openLot(), you: you(), history: null };

it('shows a leader their maximum, and when the next bid would beat it', () => {
  const leading = { ...view, lot: openLot({ leadingPaddle: '31' }) };
  const at = (max: number) =>
    standingDetail('leading', { ...leading, you: you({ standing: 'leading', maxBid: pounds(max) }) }, terms, bidder);
  expect(at(300)).toBe('Your maximum is £300, visible only to you');
  expect(at(100)).toBe('The next bid beats you');
});

it('shows why the viewer was outbid if the history has it, otherwise who leads', () => {
  const events = [bidEvent(4, pounds(90), { paddle: '31' }), bidEvent(5, pounds(100), { automatic: true, cause: 4 })];
  expect(standingDetail('outbid', { ...view, history: { events, seq: 5 } }, terms, bidder)).toBe(
    'Another bidder’s earlier maximum is higher',
  );
  expect(standingDetail('outbid', view, terms, bidder)).toBe('Paddle 7 leads');
});

it('calls an earlier offer of the same amount a bid, since it may have been a maximum [X2]', () => {
  const events = [bidEvent(4, pounds(100), { paddle: '31' }), bidEvent(5, pounds(100), { automatic: true, cause: 4 })];
  expect(standingDetail('outbid', { ...view, history: { events, seq: 5 } }, terms, bidder)).toBe(
    'An earlier bid of the same amount leads',
  );
});

it('shows the winner the price', () => {
  const sold = { ...view, lot: openLot({ status: 'sold', hammerPrice: pounds(120), endedAt: NOON }) };
  expect(standingDetail('won', sold, terms, bidder)).toBe('Yours for £120');
});

it('shows a viewer without a bid whether they have a paddle', () => {
  expect(standingDetail('none', view, terms, { ...bidder, signedIn: false, paddle: null })).toBe('You are a guest');
  expect(standingDetail('none', view, terms, bidder)).toBe('Your paddle is 31');
});

it('shows a signed-out viewer which of their bids stand [I34]', () => {
  const ended = { ...bidder, session: { kind: 'ended', why: 'signed-out', paddle: '31' }, paddle: null } as const;
  const at = (leadingPaddle: string) =>
    standingDetail('none', { ...view, you: null, lot: openLot({ leadingPaddle }) }, terms, ended);
  expect(at('31')).toBe('Your bid of £100 stands. Sign in to bid.');
  expect(at('7')).toBe('Your earlier bids stand. Sign in to bid.');
});
