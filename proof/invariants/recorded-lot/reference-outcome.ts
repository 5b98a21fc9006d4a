import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import { nextAmount } from './reference-increments.ts';

/**
 * The inputs of a lot, in order. `amount` is that of a bid for an exact amount, null for a max bid.
 */
export type Input =
  | {
      readonly kind: 'offer';
      readonly seq: number;
      readonly paddle: PaddleNumber;
      readonly amount: number | null;
      readonly limit: number;
    }
  | { readonly kind: 'reserve'; readonly seq: number; readonly reserve: number };

type OfferInput = Extract<Input, { kind: 'offer' }>;

export type Outcome = { readonly price: number | null; readonly leader: PaddleNumber | null };

/**
 * Price and leader, recalculated from the list of offers after each input (X1–X4, R1, R2). It
 * shares no code with the rules: they keep the two highest offers, this sorts all of them every
 * time.
 */
export function referenceOutcome(inputs: readonly Input[], terms: Terms, openingBid: Money): Outcome {
  let outcome: Outcome = { price: null, leader: null };
  let reserve: number | null = null;
  let houseBid = 0;
  const offers: OfferInput[] = [];
  for (const input of inputs) {
    if (input.kind === 'reserve') {
      reserve = input.reserve;
      const leading = ranked(offers).find(({ paddle }) => paddle === outcome.leader);
      if (leading && leading.limit >= reserve) outcome = { ...outcome, price: Math.max(outcome.price ?? 0, reserve) };
      continue;
    }
    offers.push(input);
    outcome = afterOffer({ offers, terms, openingBid, reserve, houseBid, before: outcome });
    if (outcome.leader === HOUSE_PADDLE) houseBid = outcome.price ?? 0;
  }
  return outcome;
}

type Situation = {
  readonly offers: readonly OfferInput[];
  readonly terms: Terms;
  readonly openingBid: number;
  readonly reserve: number | null;
  /** The highest house bid so far; 0 for none. */
  readonly houseBid: number;
  readonly before: Outcome;
};

function afterOffer({ offers, terms, openingBid, reserve, houseBid, before }: Situation): Outcome {
  const [first, second] = ranked(offers);
  if (!first) return before;
  if (houseBid >= first.limit) return before;
  const rival = Math.max(second?.limit ?? 0, houseBid);
  const competed = rival > 0 ? Math.min(first.limit, nextAmount(terms.increments, rival)) : openingBid;
  const ownBid = Math.max(0, ...offers.map((offer) => (offer.paddle === first.paddle ? (offer.amount ?? 0) : 0)));
  let price = Math.max(before.price ?? 0, competed, ownBid);
  if (reserve !== null && price < reserve) {
    if (first.limit >= reserve) price = reserve;
    else if (terms.belowReserve !== 'ignore') price = first.limit;
    const answer = nextAmount(terms.increments, first.limit);
    if (terms.belowReserve === 'house' && first.limit < reserve && answer < reserve) {
      return { price: answer, leader: HOUSE_PADDLE };
    }
  }
  return { price, leader: first.paddle };
}

/** The newest offer of each paddle, the highest first; of equal offers the earlier first (X2). */
function ranked(offers: readonly OfferInput[]): readonly OfferInput[] {
  const newest = new Map(offers.map((offer) => [offer.paddle, offer]));
  return [...newest.values()].sort((one, other) => other.limit - one.limit || one.seq - other.seq);
}
