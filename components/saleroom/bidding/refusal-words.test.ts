import { expect, it } from 'vitest';
import type { Refusal } from '#protocol/socket/ack.ts';
import { NOON, pounds } from '../testing/room-fixture.ts';
import { refusalWords } from './refusal-words.ts';

const context = { currency: 'GBP', timeZone: 'Europe/London', sentAt: NOON + 400 };

/** One of each code; the type fails to compile when a code is missing here. */
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
  '$code has words that fit a button and words that say what to do [B4]',
  (refusal) => {
    const words = refusalWords(refusal, context);
    expect(words.short.length).toBeGreaterThan(3);
    expect(words.short.length).toBeLessThanOrEqual(26);
    expect(words.full).toMatch(/^[A-Z].*\.$/);
    expect(`${words.short} ${words.full}`).not.toMatch(/undefined|NaN|[A-Z]{3,}_/);
  },
);

it('tells the facts that are needed to try again [B4]', () => {
  expect(refusalWords(everyRefusal.BELOW_ASKING_BID, context).short).toBe('Minimum is now £130');
  expect(refusalWords(everyRefusal.OVER_LIMIT, context).full).toContain('£500');
  expect(refusalWords(everyRefusal.NOT_ON_LADDER, context).full).toContain('£120 or £150');
  expect(refusalWords(everyRefusal.RATE_LIMITED, context).full).toContain('2 seconds');
});

it('says by how much a bid was late where it was sent after the close, and not where it was only under way', () => {
  expect(refusalWords(everyRefusal.LOT_CLOSED, context).short).toBe('Too late by 0.4 s');
  expect(refusalWords(everyRefusal.LOT_CLOSED, { ...context, sentAt: NOON - 50 }).short).toBe('Too late');
});
