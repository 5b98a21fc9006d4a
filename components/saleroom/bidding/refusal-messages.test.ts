import { expect, it } from 'vitest';
import type { Refusal } from '#protocol/socket/ack.ts';
import { NOON, pounds } from '../testing/room-fixture.ts';
import { bidRefusalMessage } from './refusal-messages.ts';

const context = { currency: 'GBP', timeZone: 'Europe/London', sentAt: NOON + 400 };

/** One refusal of each code. The type does not compile if a code is missing. */
const everyRefusal: { readonly [C in Refusal['code']]: Extract<Refusal, { code: C }> } = {
  BELOW_ASKING_BID: { code: 'BELOW_ASKING_BID', askingBid: pounds(130) },
  NOT_ON_LADDER: { code: 'NOT_ON_LADDER', nearest: [pounds(120), pounds(150)] },
  LOT_NOT_OPEN: { code: 'LOT_NOT_OPEN', status: 'scheduled' },
  LOT_CLOSED: { code: 'LOT_CLOSED', closedAt: NOON },
  PAUSED: { code: 'PAUSED' },
  NOT_REGISTERED: { code: 'NOT_REGISTERED' },
  AWAITING_APPROVAL: { code: 'AWAITING_APPROVAL' },
  SUSPENDED: { code: 'SUSPENDED' },
  OVER_LIMIT: { code: 'OVER_LIMIT', available: pounds(500) },
  OWN_LOT: { code: 'OWN_LOT' },
  ALREADY_LEADING: { code: 'ALREADY_LEADING' },
  MAX_ONLY_RAISES: { code: 'MAX_ONLY_RAISES', least: pounds(300) },
  JUMP_TOO_HIGH: { code: 'JUMP_TOO_HIGH', most: pounds(1_100) },
  KEY_REUSED: { code: 'KEY_REUSED' },
  STALE: { code: 'STALE', expiredAt: NOON },
  NOT_POSSIBLE: { code: 'NOT_POSSIBLE', why: 'no-such-bid' },
  INVALID: { code: 'INVALID', problems: [{ path: 'amount', problem: 'too small' }] },
  UNAUTHENTICATED: { code: 'UNAUTHENTICATED' },
  FORBIDDEN: { code: 'FORBIDDEN' },
  NOT_FOUND: { code: 'NOT_FOUND' },
  RATE_LIMITED: { code: 'RATE_LIMITED', retryAfter: 2_000 },
  BUSY: { code: 'BUSY', retryAfter: 500 },
  UNSUPPORTED_PROTOCOL: { code: 'UNSUPPORTED_PROTOCOL', supported: 2 },
  NEVER_RECEIVED: { code: 'NEVER_RECEIVED' },
  SOMETHING_WENT_WRONG: { code: 'SOMETHING_WENT_WRONG' },
};

it.each(Object.values(everyRefusal))(
  '$code has a message that fits a button and one that explains what to do [B4]',
  (refusal) => {
    const message = bidRefusalMessage(refusal, context);
    expect(message.short.length).toBeGreaterThan(3);
    expect(message.short.length).toBeLessThanOrEqual(26);
    expect(message.full).toMatch(/^[A-Z].*\.$/);
    expect(`${message.short} ${message.full}`).not.toMatch(/undefined|NaN|[A-Z]{3,}_/);
  },
);

it('contains the facts that are needed to try again [B4]', () => {
  expect(bidRefusalMessage(everyRefusal.BELOW_ASKING_BID, context).short).toBe('Minimum is now £130');
  expect(bidRefusalMessage(everyRefusal.OVER_LIMIT, context).full).toContain('£500');
  expect(bidRefusalMessage(everyRefusal.NOT_ON_LADDER, context).full).toContain('£120 or £150');
  expect(bidRefusalMessage(everyRefusal.RATE_LIMITED, context).full).toContain('2 seconds');
});

it('shows how late a bid was only if it was sent after the close', () => {
  expect(bidRefusalMessage(everyRefusal.LOT_CLOSED, context).short).toBe('Too late by 0.4 s');
  expect(bidRefusalMessage(everyRefusal.LOT_CLOSED, { ...context, sentAt: NOON - 50 }).short).toBe('Too late');
});

it('asks to reload for a code that only a newer server knows, and does not say what happened to the bid', () => {
  const message = bidRefusalMessage({ code: 'FROM_THE_FUTURE' } as never, context);
  expect(message.short).toBe('Reload the page');
  expect(message.full).not.toContain('not placed');
});
