import { expect, it } from 'vitest';
import { bidEvent, pounds } from '../testing/room-fixture.ts';
import { whyOutbid } from './why-outbid.ts';

const mine = bidEvent(3, pounds(90), { paddle: '31' });
const answer = (amount: number) => bidEvent(4, pounds(amount), { automatic: true, cause: 3 });

it('tells an earlier, higher max from an equal one and from a later bid [X1, X2]', () => {
  expect(whyOutbid([mine, answer(100)], '31')).toEqual({ why: 'earlier-max' });
  expect(whyOutbid([mine, answer(90)], '31')).toEqual({ why: 'same-amount-earlier' });
  expect(whyOutbid([mine, bidEvent(4, pounds(100))], '31')).toEqual({
    why: 'later-bid',
    paddle: '7',
    amount: pounds(100),
  });
});

it('names the reserve where the house bids for the consignor [R1]', () => {
  expect(whyOutbid([mine, bidEvent(4, pounds(100), { paddle: 'house', automatic: true, cause: 3 })], '31')).toEqual({
    why: 'reserve',
  });
});

it('says nothing to a leader or to somebody who has not bid', () => {
  expect(whyOutbid([mine], '31')).toBeNull();
  expect(whyOutbid([mine], '8')).toBeNull();
});
