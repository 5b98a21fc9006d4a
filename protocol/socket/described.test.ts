import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LotEvent } from '#auction/events.ts';
import type { Refusal } from './ack.ts';
import { clientEvents, MAX_LOTS_NAMED, MAX_LOTS_SINCE } from './client-events.ts';
import type { ServerEvents } from './server-events.ts';
import { PROTOCOL_VERSION } from './version.ts';

const document = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

/** Every name of a union: the compiler reports missing ones. */
type AllOf<Name extends string> = Readonly<Record<Name, true>>;

const announcements: AllOf<keyof ServerEvents> = {
  'lot:changed': true,
  'paddle:changed': true,
  'clerk:lot-changed': true,
  'auction:changed': true,
  'attendance:changed': true,
  'session:ended': true,
};

const refusals: AllOf<Refusal['code']> = {
  BELOW_ASKING_BID: true,
  NOT_ON_LADDER: true,
  LOT_NOT_OPEN: true,
  LOT_CLOSED: true,
  PAUSED: true,
  NOT_REGISTERED: true,
  AWAITING_APPROVAL: true,
  SUSPENDED: true,
  OVER_LIMIT: true,
  OWN_LOT: true,
  ALREADY_LEADING: true,
  MAX_ONLY_RAISES: true,
  JUMP_TOO_HIGH: true,
  KEY_REUSED: true,
  STALE: true,
  NOT_POSSIBLE: true,
  INVALID: true,
  UNAUTHENTICATED: true,
  FORBIDDEN: true,
  NOT_FOUND: true,
  RATE_LIMITED: true,
  BUSY: true,
  UNSUPPORTED_PROTOCOL: true,
  NEVER_RECEIVED: true,
  SOMETHING_WENT_WRONG: true,
};

const events: AllOf<LotEvent['type']> = {
  LotOpened: true,
  BidPlaced: true,
  MaxBidSet: true,
  ReserveMet: true,
  ReserveLowered: true,
  ClosingExtended: true,
  BidVoided: true,
  LotPaused: true,
  LotResumed: true,
  LotSold: true,
  LotPassed: true,
  LotWithdrawn: true,
};

describe('docs/protocol.md describes', () => {
  it.each([
    ...Object.keys(clientEvents).map((name) => ['the request', name]),
    ...Object.keys(announcements).map((name) => ['the announcement', name]),
    ...Object.keys(refusals).map((name) => ['the refusal', name]),
    ...Object.keys(events).map((name) => ['the event', name]),
  ])('%s %s', (_kind, name) => {
    expect(document.includes(`\`${name}`)).toBe(true);
  });

  it.each(Object.entries(clientEvents))('every field of %s', (_name, schema) => {
    const fields = Object.keys(schema.shape);
    expect(fields.filter((field) => !new RegExp(`[\`{ ]${field}\\??[\`:, }]`).test(document))).toEqual([]);
  });

  it('the version and the limits of the schemas', () => {
    const statements = [
      `Version of the wire: **${PROTOCOL_VERSION}**`,
      `at most ${MAX_LOTS_NAMED}`,
      `at most ${MAX_LOTS_SINCE} lots`,
    ];
    expect(statements.filter((statement) => !document.includes(statement))).toEqual([]);
  });
});
