import { expect, it } from 'vitest';
import { type Connection, connectionAfter, isLive, sessionAfter } from './connection.ts';

const connecting: Connection = { kind: 'connecting', asOf: 1_000 };
const live = connectionAfter(connecting, { type: 'joined', at: 2_000 });

it('is live only after the room has been joined [I27]', () => {
  expect(isLive(connecting)).toBe(false);
  expect(isLive(live)).toBe(true);
});

it('keeps the time of its last complete data while it is down [I27]', () => {
  const lost = connectionAfter(live, { type: 'lost', at: 5_000 });
  expect(lost).toEqual({ kind: 'reconnecting', asOf: 5_000 });
  expect(connectionAfter(lost, { type: 'lost', at: 9_000 })).toEqual(lost);
  expect(connectionAfter(lost, { type: 'attempt-failed', at: 9_000 })).toEqual(lost);
  expect(connectionAfter(lost, { type: 'attempt-failed', at: 30_000 })).toEqual({ kind: 'offline', asOf: 5_000 });
});

it('is offline as soon as the device reports it, and live again only after joining', () => {
  const offline = connectionAfter(live, { type: 'network-lost', at: 5_000 });
  expect(offline.kind).toBe('offline');
  expect(connectionAfter(offline, { type: 'joined', at: 8_000 }).kind).toBe('live');
});

it('stays superseded after a join', () => {
  const superseded = connectionAfter(live, { type: 'superseded', at: 5_000 });
  expect(connectionAfter(superseded, { type: 'joined', at: 6_000 })).toEqual(superseded);
});

it('keeps the session when the server restarts', () => {
  expect(sessionAfter({ kind: 'alive' }, { reason: 'house-restarting' }, '31')).toEqual({ kind: 'alive' });
  expect(sessionAfter({ kind: 'alive' }, { reason: 'signed-out' }, '31')).toEqual({
    kind: 'ended',
    why: 'signed-out',
    paddle: '31',
  });
});
