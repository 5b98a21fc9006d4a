import { nextBidAbove } from './increment-table.ts';
import type { Offer } from './lot.ts';
import type { Money } from './money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from './paddle.ts';
import { houseAnswer, withReserve } from './reserve.ts';
import type { Pricing, Standings } from './standings.ts';

/** A row of the bid history (X5). The house makes `automatic` ones for the paddle. */
export type HistoryRow = { readonly paddle: PaddleNumber; readonly amount: Money; readonly automatic: boolean };

export type Entered = { readonly standings: Standings; readonly rows: readonly HistoryRow[] };

/**
 * Enters an admitted offer: the new leader and price, and its history rows (X1–X5, R1). Both bids
 * and the replay after a void use this function, so that they cannot differ.
 */
export function enterOffer(standings: Standings, offer: Offer, pricing: Pricing): Entered {
  const { leader } = standings;
  if (leader?.paddle === offer.paddle) return raise(standings, offer, pricing);
  // X2: of two equal maxima, the later does not lead.
  if (leader && offer.limit <= leader.limit) return standBeaten(standings, leader, offer, pricing);
  return takeLead(standings, offer, pricing);
}

/** The price at which an offer leads over the best other offer, `rival` (X1, X4, R1). */
function leadingPrice(offer: Offer, rival: Offer | null, pricing: Pricing): Money {
  const competed = rival ? Math.min(offer.limit, nextBidAbove(pricing.increments, rival.limit)) : pricing.openingBid;
  return withReserve(Math.max(offer.amount, competed) as Money, offer.limit, pricing);
}

function takeLead(standings: Standings, offer: Offer, pricing: Pricing): Entered {
  const beaten = standings.leader;
  const price = leadingPrice(offer, beaten, pricing);
  const rows: HistoryRow[] = [];
  // X5: the house bids for the leader up to its max before it is beaten.
  if (beaten && beaten.paddle !== HOUSE_PADDLE && beaten.limit > (standings.currentBid ?? 0)) {
    rows.push({ paddle: beaten.paddle, amount: beaten.limit, automatic: true });
  }
  rows.push({ paddle: offer.paddle, amount: price, automatic: false });
  return letHouseAnswer({ leader: offer, underbidder: beaten, currentBid: price }, rows, pricing);
}

function standBeaten(standings: Standings, leader: Offer, offer: Offer, pricing: Pricing): Entered {
  const pressed = Math.min(leader.limit, nextBidAbove(pricing.increments, offer.limit));
  const price = Math.max(standings.currentBid ?? 0, pressed) as Money;
  return {
    standings: { leader, underbidder: better(standings.underbidder, offer), currentBid: price },
    rows: [
      { paddle: offer.paddle, amount: offer.limit, automatic: false },
      { paddle: leader.paddle, amount: price, automatic: true },
    ],
  };
}

/** X3: moves the price only if a tie or the limit held it down, or it reaches the reserve (R1). */
function raise(standings: Standings, offer: Offer, pricing: Pricing): Entered {
  const price = Math.max(standings.currentBid ?? 0, leadingPrice(offer, standings.underbidder, pricing)) as Money;
  const rows: HistoryRow[] = [];
  if (price !== standings.currentBid) rows.push({ paddle: offer.paddle, amount: price, automatic: true });
  return letHouseAnswer({ ...standings, leader: offer, currentBid: price }, rows, pricing);
}

/**
 * R1 `house`: the house answers the leader for the consignor, as long as it stays below the
 * reserve.
 */
function letHouseAnswer(standings: Standings, rows: HistoryRow[], pricing: Pricing): Entered {
  const { leader } = standings;
  const answer = leader && houseAnswer(leader, pricing);
  if (!answer) return { standings, rows };
  const house: Offer = { paddle: HOUSE_PADDLE, amount: answer, limit: answer, seq: leader.seq };
  return {
    standings: { leader: house, underbidder: leader, currentBid: answer },
    rows: [...rows, { paddle: HOUSE_PADDLE, amount: answer, automatic: true }],
  };
}

/**
 * The offer with the higher limit. The earlier one wins a tie (X2), and a paddle's newer offer
 * replaces its earlier one.
 */
export function better(standing: Offer | null, offer: Offer): Offer {
  if (!standing || standing.paddle === offer.paddle) return offer;
  return offer.limit > standing.limit ? offer : standing;
}
