import { expect, it } from 'vitest';
import { bidEvent, pounds } from '../testing/room-fixture.ts';
import { outbidReason } from './outbid-reason.ts';

const mine = bidEvent(3, pounds(90), { paddle: '31' });
const answer = (amount: number) => bidEvent(4, pounds(amount), { automatic: true, cause: 3 });

it('distinguishes an earlier higher maximum, an equal one and a later bid [X1, X2]', () => {
  expect(outbidReason([mine, answer(100)], '31')).toEqual({ why: 'earlier-max' });
  expect(outbidReason([mine, answer(90)], '31')).toEqual({ why: 'same-amount-earlier' });
  expect(outbidReason([mine, bidEvent(4, pounds(100))], '31')).toEqual({
    why: 'later-bid',
    paddle: '7',
    amount: pounds(100),
  });
});

it('reports the reserve if the house bids for the consignor [R1]', () => {
  expect(outbidReason([mine, bidEvent(4, pounds(100), { paddle: 'house', automatic: true, cause: 3 })], '31')).toEqual({
    why: 'reserve',
  });
});

it('is null for the leader and for a paddle that has not bid', () => {
  expect(outbidReason([mine], '31')).toBeNull();
  expect(outbidReason([mine], '8')).toBeNull();
});
