import { expect, it } from 'vitest';
import { pounds } from '../testing/room-fixture.ts';
import { ARMED_FOR, type BidIntent, IDLE, type IntentEvent, intentAfter } from './bid-intent.ts';

const wish = { kind: 'exact', amount: pounds(110) } as const;
const receipt = { seq: 6, hash: 'b'.repeat(64), at: 1 };
const play = (...events: IntentEvent[]): BidIntent => events.reduce(intentAfter, IDLE);
const armed: IntentEvent = { type: 'armed', wish, jump: false, at: 0 };
const sent: IntentEvent = { type: 'sent', key: 'k1', sentAt: 5 };

it('sends nothing on the first tap, and what was tapped on the second', () => {
  expect(play(armed)).toMatchObject({ phase: 'armed', taps: 1, wish });
  expect(play(armed, sent)).toEqual({ phase: 'sending', wish, key: 'k1', sentAt: 5 });
});

it('lets a bid that nobody confirms go after four seconds', () => {
  expect(play(armed, { type: 'expired', at: ARMED_FOR - 1 }).phase).toBe('armed');
  expect(play(armed, { type: 'expired', at: ARMED_FOR }).phase).toBe('idle');
});

it('asks twice for a jump [B5]', () => {
  const jump: IntentEvent = { ...armed, jump: true };
  expect(play(jump, sent).phase).toBe('armed');
  expect(play(jump, { type: 'confirmed', at: 100 }, sent).phase).toBe('sending');
});

it('does not bid another sum when the price has passed the armed one', () => {
  const passed = play(armed, { type: 'lot-moved', least: pounds(120) });
  expect(passed).toEqual({ phase: 'overtaken', wish });
  expect(intentAfter(passed, sent)).toEqual(passed);
});

it('stays armed when the price moves but not past the amount', () => {
  expect(
    play({ ...armed, wish: { kind: 'max', amount: pounds(300) } }, { type: 'lot-moved', least: pounds(120) }).phase,
  ).toBe('armed');
});

it('disarms when nothing may be bid any more', () => {
  expect(play(armed, { type: 'lot-moved', least: null })).toEqual(IDLE);
});

it('keeps to the first bid while its verdict is out', () => {
  const other: IntentEvent = { ...armed, wish: { kind: 'exact', amount: pounds(500) } };
  expect(play(armed, sent, other)).toMatchObject({ phase: 'sending', wish });
  expect(play(armed, sent, { type: 'let-go' }).phase).toBe('sending');
});

it('goes from silence to checking, and from there to what the look-up says [I4]', () => {
  const checking = play(armed, sent, { type: 'no-answer', key: 'k1' });
  expect(checking.phase).toBe('checking');
  expect(intentAfter(checking, { type: 'accepted', key: 'k1', receipt, leading: true })).toEqual({
    phase: 'accepted',
    wish,
    receipt,
    leading: true,
  });
  expect(intentAfter(checking, { type: 'refused', key: 'k1', refusal: { code: 'NEVER_RECEIVED' } }).phase).toBe(
    'refused',
  );
});

it('ignores the verdict on another key', () => {
  expect(play(armed, sent, { type: 'accepted', key: 'k0', receipt, leading: true }).phase).toBe('sending');
});

it('takes up a bid that a reload left without an answer', () => {
  expect(play({ type: 'taken-up', wish, key: 'k9', sentAt: null })).toMatchObject({ phase: 'checking', key: 'k9' });
});
