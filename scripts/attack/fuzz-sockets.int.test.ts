import { expect, it } from 'vitest';
import { attackHouse } from './attack-house.ts';
import { createOddPackets } from './odd-packets.ts';

const about = { lotId: 'a lot', auctionId: 'an auction' };

it('the packets of a seed are always the same ones', () => {
  const [one, same, other] = [createOddPackets(7, about), createOddPackets(7, about), createOddPackets(8, about)];
  const some = (packets: typeof one) => Array.from({ length: 200 }, () => packets.next().toString('utf8'));
  const first = some(one);
  expect(some(same)).toEqual(first);
  expect(some(other)).not.toEqual(first);
});

it('a house lives through malformed packets, logs no fault, and serves an honest bidder meanwhile [I38, I40]', {
  timeout: 240_000,
}, async () => {
  const attack = await attackHouse({ packets: 6_000, seed: 20_261_124 });
  expect(attack.lived).toBe(true);
  expect(attack.faults).toEqual([]);
  expect(attack.read).toBeGreaterThanOrEqual(6_000);
  expect(attack.honest.failed).toEqual([]);
  expect(attack.honest.accepted).toBeGreaterThan(2);
  // Some came as far as the form of a request.
  expect(attack.answers.INVALID).toBeGreaterThan(100);
});
