import type { Offer, Offers } from './lot.ts';
import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';

/**
 * The newest, standing offer of each paddle: highest first, the earlier of equal ones first (X2).
 */
export function standingOffers(offers: Offers): readonly Offer[] {
  const newest = new Map<PaddleNumber, Offer>();
  for (let link = offers; link; link = link.before) {
    if (!newest.has(link.offer.paddle)) newest.set(link.offer.paddle, link.offer);
  }
  return [...newest.values()].sort((one, other) => other.limit - one.limit || one.seq - other.seq);
}

/** A paddle's standing offer; null if it has none. */
export function standingOfferOf(offers: Offers, paddle: PaddleNumber): Offer | null {
  for (let link = offers; link; link = link.before) {
    if (link.offer.paddle === paddle) return link.offer;
  }
  return null;
}

/** Whether the lot still has the offer that event `seq` entered. */
export function hasOffer(offers: Offers, seq: number): boolean {
  for (let link = offers; link; link = link.before) {
    if (link.offer.seq === seq) return true;
  }
  return false;
}

/** The offers with a paddle's own ones capped at a limit, after a lowered max (X3). */
export function cappedOffers(offers: Offers, paddle: PaddleNumber, limit: Money): Offers {
  const newestFirst: Offer[] = [];
  for (let link = offers; link; link = link.before) newestFirst.push(link.offer);
  return newestFirst.reduceRight<Offers>((before, offer) => {
    const isAbove = offer.paddle === paddle && offer.limit > limit;
    return { offer: isAbove ? { ...offer, limit } : offer, before };
  }, null);
}
