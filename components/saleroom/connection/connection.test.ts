import { expect, it } from 'vitest';
import { type Connection, connectionAfter, isLive, sessionAfter } from './connection.ts';

const connecting: Connection = { kind: 'connecting', asOf: 1_000 };
const live = connectionAfter(connecting, { type: 'joined', at: 2_000 });

it('is live only once the room has been joined [I27]', () => {
  expect(isLive(connecting)).toBe(false);
  expect(isLive(live)).toBe(true);
});

it('keeps the moment from which its prices are old [I27]', () => {
  const lost = connectionAfter(live, { type: 'lost', at: 5_000 });
  expect(lost).toEqual({ kind: 'reconnecting', asOf: 5_000 });
  expect(connectionAfter(lost, { type: 'lost', at: 9_000 })).toEqual(lost);
  expect(connectionAfter(lost, { type: 'sought-in-vain', at: 9_000 })).toEqual(lost);
  expect(connectionAfter(lost, { type: 'sought-in-vain', at: 30_000 })).toEqual({ kind: 'offline', asOf: 5_000 });
});

it('is offline as soon as the device says so, and live again by joining alone', () => {
  const offline = connectionAfter(live, { type: 'network-gone', at: 5_000 });
  expect(offline.kind).toBe('offline');
  expect(connectionAfter(offline, { type: 'joined', at: 8_000 }).kind).toBe('live');
});

it('stays superseded: an old page does not come back to life', () => {
  const superseded = connectionAfter(live, { type: 'superseded', at: 5_000 });
  expect(connectionAfter(superseded, { type: 'joined', at: 6_000 })).toEqual(superseded);
});

it('does not take a restart of the house for the end of the session', () => {
  expect(sessionAfter({ kind: 'alive' }, { reason: 'house-restarting' }, '31')).toEqual({ kind: 'alive' });
  expect(sessionAfter({ kind: 'alive' }, { reason: 'signed-out' }, '31')).toEqual({
    kind: 'ended',
    why: 'signed-out',
    paddle: '31',
  });
});
