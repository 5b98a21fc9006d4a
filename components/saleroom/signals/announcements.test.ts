import { expect, it } from 'vitest';
import { openLot, pounds, you } from '../testing/room-fixture.ts';
import { announceChange, statusSentence } from './announcements.ts';

const listener = { paddle: '31', currency: 'GBP', lotNumber: '12' };
const leading = { lot: openLot({ leadingPaddle: '31' }), you: you({ standing: 'leading' }), history: null };
const beaten = {
  lot: openLot({ seq: 6, currentBid: pounds(110), leadingPaddle: '7' }),
  you: you({ seq: 6 }),
  history: null,
};

it('says at once that the listener was outbid, and the price when there is time for it', () => {
  expect(announceChange(leading, beaten, listener)).toEqual({
    polite: 'Current bid £110, you are outbid',
    urgent: 'You have been outbid on lot 12',
  });
});

it('says others’ bids politely and with the listener’s standing, if any', () => {
  const spectator = { ...listener, paddle: null };
  const before = { ...leading, you: null };
  expect(announceChange(before, { ...beaten, you: null }, spectator)).toEqual({
    polite: 'Current bid £110',
    urgent: null,
  });
});

it('says won once and at once', () => {
  const sold = {
    lot: openLot({ seq: 6, status: 'sold', leadingPaddle: '31', hammerPrice: pounds(100) }),
    you: you({ seq: 6, standing: 'won' }),
    history: null,
  };
  expect(announceChange(leading, sold, listener)).toEqual({ polite: null, urgent: 'You have won lot 12' });
});

it('is silent where nothing changed that can be heard', () => {
  expect(announceChange(leading, { ...leading, lot: { ...leading.lot, seq: 6 } }, listener)).toEqual({
    polite: null,
    urgent: null,
  });
});

it('reads the whole state in one sentence', () => {
  expect(statusSentence(beaten, { ...listener, timeLeft: '0:42 left' })).toBe(
    'Current bid £110, you are outbid, next bid £110, 0:42 left.',
  );
});
