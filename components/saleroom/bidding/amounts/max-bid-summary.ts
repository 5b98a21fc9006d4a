/** The effect of setting a maximum, in one sentence. */
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import { priceText } from '#components/ui/format/price-text.ts';

/** `leading`: the viewer already leads and changes their maximum. */
export function maxBidSummary(max: Money, lot: PublicLot, terms: Terms, leading: boolean): string {
  const price = (amount: Money) => priceText(amount, terms.currency);
  // R1: below the reserve a bid stands at its whole limit, so "up to" would be wrong.
  if (lot.reserve === 'unmet' && terms.belowReserve !== 'ignore') {
    return `The reserve is not met: until it is, your bid stands at your whole maximum, at most ${price(max)}.`;
  }
  if (leading) return `You stay in the lead at ${price(lot.currentBid ?? max)}; we bid for you up to ${price(max)}.`;
  if (lot.askingBid === null) return '';
  if (max === lot.askingBid) return `You would lead at ${price(max)}, and no further.`;
  return `You would lead at ${price(lot.askingBid)}; we bid for you up to ${price(max)}.`;
}
