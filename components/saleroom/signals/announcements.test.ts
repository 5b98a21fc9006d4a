import { expect, it } from 'vitest';
import { openLot, pounds, you } from '../testing/room-fixture.ts';
import { announceChange, statusSentence } from './announcements.ts';

const viewer = { paddle: '31', currency: 'GBP', lotNumber: '12' };
const leading = { lot: openLot({ leadingPaddle: '31' }), you: you({ standing: 'leading' }), history: null };
const outbid = {
  lot: openLot({ seq: 6, currentBid: pounds(110), leadingPaddle: '7' }),
  you: you({ seq: 6 }),
  history: null,
};

it('announces urgently that the viewer was outbid, and politely the new price', () => {
  expect(announceChange(leading, outbid, viewer)).toEqual({
    polite: 'Current bid £110, you are outbid',
    urgent: 'You have been outbid on lot 12',
  });
});

it('announces other bids politely, with the viewer’s standing if they have one', () => {
  const spectator = { ...viewer, paddle: null };
  const before = { ...leading, you: null };
  expect(announceChange(before, { ...outbid, you: null }, spectator)).toEqual({
    polite: 'Current bid £110',
    urgent: null,
  });
});

it('announces a won lot once and urgently', () => {
  const sold = {
    lot: openLot({ seq: 6, status: 'sold', leadingPaddle: '31', hammerPrice: pounds(100) }),
    you: you({ seq: 6, standing: 'won' }),
    history: null,
  };
  expect(announceChange(leading, sold, viewer)).toEqual({ polite: null, urgent: 'You have won lot 12' });
});

it('announces nothing if neither price nor standing has changed', () => {
  expect(announceChange(leading, { ...leading, lot: { ...leading.lot, seq: 6 } }, viewer)).toEqual({
    polite: null,
    urgent: null,
  });
});

it('describes the whole state in one sentence', () => {
  expect(statusSentence(outbid, { ...viewer, timeLeft: '0:42 left' })).toBe(
    'Current bid £110, you are outbid, next bid £110, 0:42 left.',
  );
});
