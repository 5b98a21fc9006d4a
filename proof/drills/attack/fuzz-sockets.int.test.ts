import { describe, expect, it } from 'vitest';
import { type Attack, attackServer } from './attack-server.ts';
import { listFailures } from './failures.ts';
import { createMalformedPackets } from './malformed-packets.ts';

const about = { lotId: 'a lot', auctionId: 'an auction' };

it('the packets of a seed are always the same ones', () => {
  const [one, same, other] = [
    createMalformedPackets(7, about),
    createMalformedPackets(7, about),
    createMalformedPackets(8, about),
  ];
  const some = (packets: typeof one) => Array.from({ length: 200 }, () => packets.next().toString('utf8'));
  const first = some(one);
  expect(some(same)).toEqual(first);
  expect(some(other)).not.toEqual(first);
});

it('a house lives through malformed packets, logs no fault, and serves an honest bidder meanwhile [I38, I40]', {
  timeout: 240_000,
}, async () => {
  const attack = await attackServer({ packets: 6_000, seed: 20_261_124 });
  expect(listFailures(attack)).toEqual([]);
  expect(attack.read).toBeGreaterThanOrEqual(6_000);
  // Most came as far as the form of a request.
  expect(attack.answers.INVALID).toBeGreaterThan(1_000);
});

describe('what is said of a house that did not hold [I39]', () => {
  const held = [40, 44, 45, 45, 46].map((heap) => ({ heap, buffers: 1, resident: 200 }));
  const good: Attack = {
    sent: 100,
    read: 100,
    connections: 2,
    cut: 0,
    refused: 0,
    answers: { INVALID: 60, RATE_LIMITED: 20 },
    honest: [{ accepted: 3, failed: [], median: 5, slowest: 9 }],
    held,
    mostResident: 400,
    lived: true,
    faults: [],
  };
  it.each<[string, Partial<Attack>, RegExp]>([
    ['a process ended', { lived: false }, /ended/],
    ['a fault was logged', { faults: ['{"level":50}'] }, /1 faults/],
    ['an honest bid failed', { honest: [{ accepted: 3, failed: ['BUSY'], median: 5, slowest: 9 }] }, /bids failed/],
    ['nobody honest was served', { honest: [{ accepted: 0, failed: [], median: 0, slowest: 0 }] }, /no honest bid/],
    [
      'it held more and more',
      { held: [...held.slice(0, 4), { heap: 60, buffers: 1, resident: 300 }] },
      /from 45 to 60/,
    ],
    ['its buffers grew', { held: [...held.slice(0, 4), { heap: 46, buffers: 60, resident: 300 }] }, /from 1 to 60/],
    ['it took too much memory', { mostResident: 1_500 }, /resident/],
    ['the limits kept the packets from the forms', { answers: { INVALID: 10, RATE_LIMITED: 90 } }, /hardly tried/],
  ])('%s', (_, change, says) => {
    expect(listFailures(good)).toEqual([]);
    expect(listFailures({ ...good, ...change }).join()).toMatch(says);
  });
});
