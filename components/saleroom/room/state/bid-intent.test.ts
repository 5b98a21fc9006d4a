import { expect, it } from 'vitest';
import { pounds } from '../../testing/room-fixture.ts';
import { ARMED_FOR, type BidIntent, IDLE, type IntentEvent, intentAfter } from './bid-intent.ts';

const bid = { kind: 'exact', amount: pounds(110) } as const;
const receipt = { seq: 6, hash: 'b'.repeat(64), at: 1 };
const play = (...events: IntentEvent[]): BidIntent => events.reduce(intentAfter, IDLE);
const armed: IntentEvent = { type: 'armed', bid, jump: false, at: 0 };
const sent: IntentEvent = { type: 'sent', key: 'k1', sentAt: 5 };

it('sends nothing on the first tap, and the tapped amount on the second', () => {
  expect(play(armed)).toMatchObject({ phase: 'armed', taps: 1, bid });
  expect(play(armed, sent)).toEqual({ phase: 'sending', bid, key: 'k1', sentAt: 5 });
});

it('disarms an unconfirmed bid after four seconds', () => {
  expect(play(armed, { type: 'expired', at: ARMED_FOR - 1 }).phase).toBe('armed');
  expect(play(armed, { type: 'expired', at: ARMED_FOR }).phase).toBe('idle');
});

it('requires two confirmations for a jump [B5]', () => {
  const jump: IntentEvent = { ...armed, jump: true };
  expect(play(jump, sent).phase).toBe('armed');
  expect(play(jump, { type: 'confirmed', at: 100 }, sent).phase).toBe('sending');
});

it('does not bid another amount when the price has passed the armed one', () => {
  const passed = play(armed, { type: 'lot-changed', minimum: pounds(120) });
  expect(passed).toEqual({ phase: 'overtaken', bid });
  expect(intentAfter(passed, sent)).toEqual(passed);
});

it('stays armed when the price rises but does not pass the amount', () => {
  expect(
    play({ ...armed, bid: { kind: 'max', amount: pounds(300) } }, { type: 'lot-changed', minimum: pounds(120) }).phase,
  ).toBe('armed');
});

it('disarms when bidding is no longer possible', () => {
  expect(play(armed, { type: 'lot-changed', minimum: null })).toEqual(IDLE);
});

it('keeps the first bid until its outcome is known', () => {
  const other: IntentEvent = { ...armed, bid: { kind: 'exact', amount: pounds(500) } };
  expect(play(armed, sent, other)).toMatchObject({ phase: 'sending', bid });
  expect(play(armed, sent, { type: 'cancelled' }).phase).toBe('sending');
});

it('checks a bid without an answer until the look-up returns its outcome [I4]', () => {
  const checking = play(armed, sent, { type: 'no-answer', key: 'k1' });
  expect(checking.phase).toBe('checking');
  expect(intentAfter(checking, { type: 'accepted', key: 'k1', receipt, leading: true })).toEqual({
    phase: 'accepted',
    bid,
    receipt,
    leading: true,
  });
  expect(intentAfter(checking, { type: 'refused', key: 'k1', refusal: { code: 'NEVER_RECEIVED' } }).phase).toBe(
    'refused',
  );
});

it('ignores the outcome of another key', () => {
  expect(play(armed, sent, { type: 'accepted', key: 'k0', receipt, leading: true }).phase).toBe('sending');
});

it('restores a bid that was in flight when the page was reloaded', () => {
  expect(play({ type: 'restored', bid, key: 'k9', sentAt: null })).toMatchObject({ phase: 'checking', key: 'k9' });
});
