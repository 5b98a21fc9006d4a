import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import { plainNext } from './reference-increments.ts';

/** What was put into a lot, in order: offers, and reserves as they were set. `aloud` is the amount bid exactly, null for a max. */
export type Input =
  | {
      readonly kind: 'offer';
      readonly seq: number;
      readonly paddle: PaddleNumber;
      readonly aloud: number | null;
      readonly limit: number;
    }
  | { readonly kind: 'reserve'; readonly seq: number; readonly reserve: number };

type OfferInput = Extract<Input, { kind: 'offer' }>;

export type PlainOutcome = { readonly price: number | null; readonly leader: PaddleNumber | null };

/**
 * Price and leader from all that was put in, worked out from the list of standing maxima after each input (X1–X4, R1, R2). It shares no code with
 * the rules: they keep the two highest offers, this sorts all of them every time.
 */
export function plainOutcome(inputs: readonly Input[], terms: Terms, openingBid: Money): PlainOutcome {
  let outcome: PlainOutcome = { price: null, leader: null };
  let reserve: number | null = null;
  let house = 0;
  const offers: OfferInput[] = [];
  for (const input of inputs) {
    if (input.kind === 'reserve') {
      reserve = input.reserve;
      const leading = standing(offers).find(({ paddle }) => paddle === outcome.leader);
      if (leading && leading.limit >= reserve) outcome = { ...outcome, price: Math.max(outcome.price ?? 0, reserve) };
      continue;
    }
    offers.push(input);
    outcome = afterOffer({ offers, terms, openingBid, reserve, house, before: outcome });
    if (outcome.leader === HOUSE_PADDLE) house = outcome.price ?? 0;
  }
  return outcome;
}

type Situation = {
  readonly offers: readonly OfferInput[];
  readonly terms: Terms;
  readonly openingBid: number;
  readonly reserve: number | null;
  /** The house's own highest bid so far; 0 for none. */
  readonly house: number;
  readonly before: PlainOutcome;
};

function afterOffer({ offers, terms, openingBid, reserve, house, before }: Situation): PlainOutcome {
  const [first, second] = standing(offers);
  if (!first) return before;
  if (house >= first.limit) return before;
  const rival = Math.max(second?.limit ?? 0, house);
  const competed = rival > 0 ? Math.min(first.limit, plainNext(terms.increments, rival)) : openingBid;
  const aloud = Math.max(0, ...offers.map((offer) => (offer.paddle === first.paddle ? (offer.aloud ?? 0) : 0)));
  let price = Math.max(before.price ?? 0, competed, aloud);
  if (reserve !== null && price < reserve) {
    if (first.limit >= reserve) price = reserve;
    else if (terms.belowReserve !== 'ignore') price = first.limit;
    const answer = plainNext(terms.increments, first.limit);
    if (terms.belowReserve === 'house' && first.limit < reserve && answer < reserve) {
      return { price: answer, leader: HOUSE_PADDLE };
    }
  }
  return { price, leader: first.paddle };
}

/** Each paddle's newest offer, the highest first, of equal ones the earlier (X2). */
function standing(offers: readonly OfferInput[]): readonly OfferInput[] {
  const newest = new Map(offers.map((offer) => [offer.paddle, offer]));
  return [...newest.values()].sort((one, other) => other.limit - one.limit || one.seq - other.seq);
}
