import type { PublicLot } from '#auction/views.ts';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { BidCommand } from './bidder-client.ts';

/** What a scripted bidder does next on a lot: a command, and how it is sent. */
export type Move =
  | { readonly kind: 'read' }
  | { readonly kind: 'command'; readonly command: Omit<BidCommand, 'key' | 'lotId'>; readonly how: Delivery };

/**
 * - `once`: sent, and looked up when there is no answer.
 * - `copies`: the same three times at one instant.
 * - `asked-first`: its key is looked up before it is sent, so that it arrives burnt.
 * - `reused`: sent, and then another amount under the same key.
 * - `repeated`: sent, and sent again when it has been answered.
 */
export type Delivery = 'once' | 'copies' | 'asked-first' | 'reused' | 'repeated';

const DELIVERIES: readonly (readonly [Delivery, number])[] = [
  ['once', 0.84],
  ['copies', 0.06],
  ['asked-first', 0.02],
  ['reused', 0.03],
  ['repeated', 0.05],
];
const GOES_STALE_AFTER = 8_000;

/** Chooses like somebody who wants to win, with slips: mostly the asking bid, sometimes a max, now and then too little or too late. Amounts in minor units. */
export function chooseMove(random: SeededRandom, lot: PublicLot | null, now: number): Move {
  const dice = random.next();
  if (dice < 0.06) return { kind: 'read' };
  const price = lot?.currentBid ?? 0;
  const asking = lot?.askingBid ?? price + STEP;
  const expiresAt = Math.round(dice > 0.985 ? now - 5_000 : now + GOES_STALE_AFTER);
  const how = draw(random);
  if (dice < 0.16) return { kind: 'command', how, command: { max: asking + STEP * random.whole(0, 8), expiresAt } };
  if (dice < 0.3)
    return { kind: 'command', how, command: { amount: asking, max: asking + STEP * random.whole(1, 6), expiresAt } };
  if (dice < 0.37) return { kind: 'command', how, command: { amount: Math.max(STEP, price - STEP), expiresAt } };
  return { kind: 'command', how, command: { amount: asking + STEP * (random.chance(0.1) ? 1 : 0), expiresAt } };
}

/** The increment of the run's terms, minor units. */
export const STEP = 1_000;

function draw(random: SeededRandom): Delivery {
  let left = random.next();
  for (const [how, share] of DELIVERIES) {
    left -= share;
    if (left < 0) return how;
  }
  return 'once';
}
