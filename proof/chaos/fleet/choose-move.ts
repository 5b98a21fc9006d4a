import type { PublicLot } from '#auction/views.ts';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { BidCommand } from './bidder-client.ts';

/** What a scripted bidder does next on a lot: reads it, or sends a command in some way. */
export type Move =
  | { readonly kind: 'read' }
  | { readonly kind: 'command'; readonly command: Omit<BidCommand, 'key' | 'lotId'>; readonly delivery: Delivery };

/**
 * - `once`: sent, and looked up when there is no answer.
 * - `copies`: the same three times at once.
 * - `asked-first`: its key is looked up before it is sent, so it arrives with a burnt key.
 * - `reused`: sent, and then another amount under the same key.
 * - `repeated`: sent, and sent again after its answer.
 */
export type Delivery = 'once' | 'copies' | 'asked-first' | 'reused' | 'repeated';

const DELIVERIES: readonly (readonly [Delivery, number])[] = [
  ['once', 0.84],
  ['copies', 0.06],
  ['asked-first', 0.02],
  ['reused', 0.03],
  ['repeated', 0.05],
];
const EXPIRES_AFTER = 8_000;

/** The increment of the run's terms, minor units. */
export const STEP = 1_000;

/**
 * Chooses like somebody who wants to win and makes mistakes: mostly the asking bid, sometimes a max
 * bid, now and then an amount that is too low or a command that has expired.
 */
export function chooseMove(random: SeededRandom, lot: PublicLot | null, now: number): Move {
  const dice = random.next();
  if (dice < 0.06) return { kind: 'read' };
  const price = lot?.currentBid ?? 0;
  const asking = lot?.askingBid ?? price + STEP;
  const expiresAt = Math.round(dice > 0.985 ? now - 5_000 : now + EXPIRES_AFTER);
  const delivery = drawDelivery(random);
  const send = (amounts: { readonly amount?: number; readonly max?: number }): Move => ({
    kind: 'command',
    delivery,
    command: { ...amounts, expiresAt },
  });
  if (dice < 0.16) return send({ max: asking + STEP * random.whole(0, 8) });
  if (dice < 0.3) return send({ amount: asking, max: asking + STEP * random.whole(1, 6) });
  if (dice < 0.37) return send({ amount: Math.max(STEP, price - STEP) });
  return send({ amount: asking + STEP * (random.chance(0.1) ? 1 : 0) });
}

function drawDelivery(random: SeededRandom): Delivery {
  let left = random.next();
  for (const [delivery, share] of DELIVERIES) {
    left -= share;
    if (left < 0) return delivery;
  }
  return 'once';
}
