import { LARGEST_AMOUNT, type Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import type { LotId } from '#server/saleroom/ports.ts';
import type { Scenario } from './scenario.ts';
import type { Random } from './seeded-random.ts';
import type { Heard, Intent } from './simulated-client.ts';

/** What a bidder does next: bids near the price they have heard of, which may have moved on meanwhile. */
export function bidderIntents(random: Random, { unit }: Scenario, lotIds: readonly LotId[]): (heard: Heard) => Intent {
  return (heard) => {
    const onSale = lotIds.filter((id) => heard.get(id)?.status === 'open');
    const lotId = random.pick(onSale.length > 0 && random.chance(0.85) ? onSale : lotIds);
    const amount = amountNear(random, heard.get(lotId), unit);
    const jumpConfirmed = random.chance(0.7);
    const goodFor = random.chance(0.1) ? random.between(10, 400) : random.chance(0.5) ? 10_000 : null;
    if (random.chance(0.35)) {
      const max = (amount + random.below(12) * unit + random.below(3)) as Money;
      return { lotId, command: { type: 'SetMaxBid', max: capped(max), jumpConfirmed }, goodFor };
    }
    const max = random.chance(0.3) ? capped(amount + random.below(9) * unit) : null;
    return { lotId, command: { type: 'PlaceBid', amount, max, jumpConfirmed }, goodFor };
  };
}

function amountNear(random: Random, lot: PublicLot | undefined, unit: number): Money {
  const asking = lot?.askingBid ?? lot?.currentBid ?? 3 * unit;
  if (random.chance(0.08)) return capped(asking - 1 - random.below(2 * unit));
  if (random.chance(0.6)) return capped(lot?.nextBids[random.below(3)] ?? asking);
  return capped(asking + random.below(6) * unit + random.below(2));
}

function capped(amount: number): Money {
  return Math.min(Math.max(amount, 1), LARGEST_AMOUNT) as Money;
}
