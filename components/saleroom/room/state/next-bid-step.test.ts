import { expect, it } from 'vitest';
import { openLot } from '#components/saleroom/testing/room-fixture.ts';
import { nextBidStep } from './next-bid-step.ts';

const alive = { kind: 'alive' } as const;
const registration = { paddle: '31', status: 'approved', bidLimit: null } as const;
const bidder = { lot: openLot(), signedIn: true, session: alive, registration };

it('is the next step for a viewer who may not bid yet', () => {
  expect(nextBidStep({ ...bidder, signedIn: false, registration: null })).toBe('sign-in');
  expect(nextBidStep({ ...bidder, registration: null })).toBe('register');
  expect(nextBidStep({ ...bidder, registration: { ...registration, status: 'awaiting-approval' } })).toBe(
    'awaiting-approval',
  );
  expect(nextBidStep({ ...bidder, registration: { ...registration, status: 'suspended' } })).toBe('suspended');
});

it('is bidding for an approved paddle on an open lot', () => {
  expect(nextBidStep(bidder)).toBe('bid');
  expect(nextBidStep({ ...bidder, lot: openLot({ status: 'paused' }) })).toBe('paused');
  expect(nextBidStep({ ...bidder, lot: openLot({ status: 'scheduled' }) })).toBe('not-yet-open');
  expect(nextBidStep({ ...bidder, lot: openLot({ status: 'sold' }) })).toBe('ended');
});

it('is signing in again after the session has ended [I34]', () => {
  expect(nextBidStep({ ...bidder, session: { kind: 'ended', why: 'signed-out', paddle: '31' } })).toBe('sign-in');
  expect(nextBidStep({ ...bidder, session: { kind: 'ended', why: 'suspended', paddle: '31' } })).toBe('suspended');
});
