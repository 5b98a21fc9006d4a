// Replays random lots. Everything that the rules produce must replay, both with all secrets opened
// and with only those that an export opens.
import { hash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { seededRandom } from '#demo/seed/seeded-random.ts';
import { publicPart, type RecordedEvent } from '../events.ts';
import { randomLot } from '../testing/random-lot.ts';
import { eventsOf, playLot, RULES } from '../testing/recorded-lot.ts';
import { type OpenedLink, replayLedger } from './replay-ledger.ts';
import { hasEnded, isToldByPrice } from './revealed-by-price.ts';
import { highestRow } from './stand-ins.ts';

vi.setConfig({ testTimeout: 120_000 });

const sha256 = (text: string) => hash('sha256', text);

const random = seededRandom(20_261_124);
const next = () => random.below(1_000);
const lots = Array.from({ length: 1_500 }, () =>
  playLot(
    RULES,
    sha256,
    randomLot({
      setting: Array.from({ length: 12 }, next),
      moves: Array.from({ length: 60 }, () => [next(), next(), next(), next()] as const),
    }),
  ),
);

function openedInFull({ seq, hash: link, event }: RecordedEvent): OpenedLink {
  return { seq, hash: link, event: publicPart(event), opening: 'secret' in event ? (event.secret as never) : null };
}

test('every lot that the rules produce replays with its secrets opened [I8, I11]', () => {
  for (const recorded of lots) {
    const links = eventsOf(recorded).map(openedInFull);
    const { stoppedAt, sealed, lot } = replayLedger(links, sha256);
    expect(stoppedAt).toBeNull();
    expect(sealed).toEqual([]);
    expect(lot).toEqual(recorded.at(-1)?.after);
  }
});

test('every ended lot replays with only the secrets opened that the price disclosed [I8, I11, I28]', () => {
  let replayed = 0;
  let sealedAmounts = 0;
  for (const recorded of lots) {
    const events = eventsOf(recorded);
    const after = recorded.at(-1)?.after;
    if (!after || !hasEnded(after.status)) continue;
    const highest = highestRow(events);
    const links = events.map((event) => {
      const full = openedInFull(event);
      return full.opening && isToldByPrice(full.opening, highest) ? full : { ...full, opening: null };
    });
    const { stoppedAt, sealed, lot } = replayLedger(links, sha256);
    // After a void the sealed amounts may matter, so the replay may stop without a fault.
    if (stoppedAt !== null && events.some(({ seq, event }) => event.type === 'BidVoided' && seq <= stoppedAt)) continue;
    expect(stoppedAt).toBeNull();
    expect(lot.leader?.paddle).toBe(after.leader?.paddle);
    replayed += 1;
    sealedAmounts += sealed.length;
  }
  expect(replayed).toBeGreaterThan(1_000);
  expect(sealedAmounts).toBeGreaterThan(500);
});
