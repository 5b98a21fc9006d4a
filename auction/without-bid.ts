import { enterOffer } from './enter-offer.ts';
import type { Lot, Offer, Offers, Reserves, Rows } from './lot.ts';
import { underLoweredReserve } from './reserve.ts';
import { NO_BIDS, pricingOf, type Standings } from './standings.ts';

/**
 * The standings without the offer at `voidedSeq` (B6): replays all other offers in order, each
 * under the reserve of its time.
 */
export function standingsWithout(lot: Lot, voidedSeq: number): Standings {
  const pricing = pricingOf(lot);
  const reserves = listReserves(lot.reserves);
  let standings = NO_BIDS;
  let reserve = reserves.shift()?.reserve ?? null;
  const lowerUntil = (seq: number) => {
    for (let next = reserves[0]; next && next.seq < seq; next = reserves[0]) {
      reserve = next.reserve;
      standings = underLoweredReserve(standings, next.reserve);
      reserves.shift();
    }
  };
  for (const offer of listOffers(lot.offers)) {
    if (offer.seq === voidedSeq) continue;
    lowerUntil(offer.seq);
    ({ standings } = enterOffer(standings, offer, { ...pricing, reserve }));
  }
  lowerUntil(Number.POSITIVE_INFINITY);
  return standings;
}

/** The offers without the one at `voidedSeq`. */
export function offersWithout(offers: Offers, voidedSeq: number): Offers {
  return listOffers(offers)
    .filter((offer) => offer.seq !== voidedSeq)
    .reduce<Offers>((before, offer) => ({ offer, before }), null);
}

/** The seqs of the history rows that depend on the offer at `voidedSeq`, in order. */
export function rowsResting(rows: Rows, voidedSeq: number): readonly number[] {
  return listRows(rows)
    .filter((row) => restsOn(row, voidedSeq))
    .map((row) => row.seq);
}

/** The history rows without those that depend on the offer at `voidedSeq`. */
export function rowsWithout(rows: Rows, voidedSeq: number): Rows {
  return listRows(rows)
    .filter((row) => !restsOn(row, voidedSeq))
    .reduce<Rows>((before, { seq, cause, offerSeq }) => ({ seq, cause, offerSeq, before }), null);
}

type Row = NonNullable<Rows>;

/** A row depends on the offer that entered it, caused it, or set the limit it was bid under. */
function restsOn(row: Row, offerSeq: number): boolean {
  return row.seq === offerSeq || row.cause === offerSeq || row.offerSeq === offerSeq;
}

function listOffers(offers: Offers): Offer[] {
  const oldestFirst: Offer[] = [];
  for (let link = offers; link; link = link.before) oldestFirst.push(link.offer);
  return oldestFirst.reverse();
}

function listRows(rows: Rows): Row[] {
  const oldestFirst: Row[] = [];
  for (let row = rows; row; row = row.before) oldestFirst.push(row);
  return oldestFirst.reverse();
}

function listReserves(reserves: Reserves): NonNullable<Reserves>[] {
  const oldestFirst: NonNullable<Reserves>[] = [];
  for (let link = reserves; link; link = link.before) oldestFirst.push(link);
  return oldestFirst.reverse();
}
