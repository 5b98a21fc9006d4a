import { LARGEST_AMOUNT, type Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import type { Scenario } from './scenario.ts';
import type { Intent, KnownLots } from './simulated-client.ts';

/**
 * Chooses a bidder's next command: a bid near the price that they know, which may have moved
 * meanwhile.
 */
export function bidderIntents(
  random: SeededRandom,
  { unit }: Scenario,
  lotIds: readonly LotId[],
): (known: KnownLots) => Intent {
  return (known) => {
    const openLots = lotIds.filter((id) => known.get(id)?.status === 'open');
    const lotId = random.pick(openLots.length > 0 && random.chance(0.85) ? openLots : lotIds);
    const amount = amountNear(random, known.get(lotId), unit);
    const jumpConfirmed = random.chance(0.7);
    const expiresIn = random.chance(0.1) ? random.between(10, 400) : random.chance(0.5) ? 10_000 : null;
    if (random.chance(0.35)) {
      const max = (amount + random.below(12) * unit + random.below(3)) as Money;
      return { lotId, command: { type: 'SetMaxBid', max: inRange(max), jumpConfirmed }, expiresIn };
    }
    const max = random.chance(0.3) ? inRange(amount + random.below(9) * unit) : null;
    return { lotId, command: { type: 'PlaceBid', amount, max, jumpConfirmed }, expiresIn };
  };
}

function amountNear(random: SeededRandom, lot: PublicLot | undefined, unit: number): Money {
  const asking = lot?.askingBid ?? lot?.currentBid ?? 3 * unit;
  if (random.chance(0.08)) return inRange(asking - 1 - random.below(2 * unit));
  if (random.chance(0.6)) return inRange(lot?.nextBids[random.below(3)] ?? asking);
  return inRange(asking + random.below(6) * unit + random.below(2));
}

function inRange(amount: number): Money {
  return Math.min(Math.max(amount, 1), LARGEST_AMOUNT) as Money;
}
