import { expect, it } from 'vitest';
import { openLot } from '#components/saleroom/testing/room-fixture.ts';
import { bidStep } from './bid-step.ts';

const alive = { kind: 'alive' } as const;
const paddle = { paddle: '31', status: 'approved', bidLimit: null } as const;
const bidder = { lot: openLot(), signedIn: true, session: alive, paddle };

it('is the next step for a viewer who may not bid yet', () => {
  expect(bidStep({ ...bidder, signedIn: false, paddle: null })).toBe('sign-in');
  expect(bidStep({ ...bidder, paddle: null })).toBe('register');
  expect(bidStep({ ...bidder, paddle: { ...paddle, status: 'awaiting-approval' } })).toBe('awaiting-approval');
  expect(bidStep({ ...bidder, paddle: { ...paddle, status: 'suspended' } })).toBe('suspended');
});

it('is bidding for an approved paddle on an open lot', () => {
  expect(bidStep(bidder)).toBe('bid');
  expect(bidStep({ ...bidder, lot: openLot({ status: 'paused' }) })).toBe('paused');
  expect(bidStep({ ...bidder, lot: openLot({ status: 'scheduled' }) })).toBe('not-yet-open');
  expect(bidStep({ ...bidder, lot: openLot({ status: 'sold' }) })).toBe('ended');
});

it('is signing in again after the session has ended [I34]', () => {
  expect(bidStep({ ...bidder, session: { kind: 'ended', why: 'signed-out', paddle: '31' } })).toBe('sign-in');
  expect(bidStep({ ...bidder, session: { kind: 'ended', why: 'suspended', paddle: '31' } })).toBe('suspended');
});
