import { describe, expect, it } from 'vitest';
import { type Attack, attackServer } from './attack-server.ts';
import { listFailures } from './failures.ts';
import { createMalformedPackets } from './malformed-packets.ts';

const ids = { lotId: 'a lot', auctionId: 'an auction' };

it('gives the same packets for the same seed', () => {
  const [one, same, other] = [
    createMalformedPackets(7, ids),
    createMalformedPackets(7, ids),
    createMalformedPackets(8, ids),
  ];
  const some = (packets: typeof one) => Array.from({ length: 200 }, () => packets.next().toString('utf8'));
  const first = some(one);
  expect(some(same)).toEqual(first);
  expect(some(other)).not.toEqual(first);
});

it('survives malformed packets, logs no error, and serves an honest bidder meanwhile [I38, I40]', {
  timeout: 240_000,
}, async () => {
  const attack = await attackServer({ packets: 6_000, seed: 20_261_124 });
  expect(listFailures(attack)).toEqual([]);
  expect(attack.read).toBeGreaterThanOrEqual(6_000);
  // Most packets got as far as validation.
  expect(attack.answers.INVALID).toBeGreaterThan(1_000);
});

describe('the failures of a server under attack [I39]', () => {
  const memory = [40, 44, 45, 45, 46].map((heap) => ({ heap, buffers: 1, resident: 200 }));
  const good: Attack = {
    sent: 100,
    read: 100,
    connections: 2,
    cut: 0,
    refused: 0,
    answers: { INVALID: 60, RATE_LIMITED: 20 },
    honest: [{ accepted: 3, failed: [], median: 5, slowest: 9 }],
    memory,
    mostResident: 400,
    survived: true,
    loggedErrors: [],
  };
  it.each<[string, Partial<Attack>, RegExp]>([
    ['a process ended', { survived: false }, /ended/],
    ['an error was logged', { loggedErrors: ['{"level":50}'] }, /1 errors/],
    ['an honest bid failed', { honest: [{ accepted: 3, failed: ['BUSY'], median: 5, slowest: 9 }] }, /bids failed/],
    ['no honest bid was accepted', { honest: [{ accepted: 0, failed: [], median: 0, slowest: 0 }] }, /no honest bid/],
    ['its heap grew', { memory: [...memory.slice(0, 4), { heap: 60, buffers: 1, resident: 300 }] }, /from 45 to 60/],
    ['its buffers grew', { memory: [...memory.slice(0, 4), { heap: 46, buffers: 60, resident: 300 }] }, /from 1 to 60/],
    ['it used too much memory', { mostResident: 1_500 }, /resident/],
    ['the rate limits refused most packets', { answers: { INVALID: 10, RATE_LIMITED: 90 } }, /hardly tested/],
  ])('%s', (_, change, message) => {
    expect(listFailures(good)).toEqual([]);
    expect(listFailures({ ...good, ...change }).join()).toMatch(message);
  });
});
