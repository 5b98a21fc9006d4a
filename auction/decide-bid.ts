import { askingBid, leastMaxBid } from './asking-bid.ts';
import { automaticBid } from './automatic-bid.ts';
import { whyAmountRefused, whyMayNotBid } from './bid-eligibility.ts';
import type { BidCommand, PlaceBid, SetMaxBid } from './commands.ts';
import { accept, type Decision, reject } from './decision.ts';
import { type Entered, enterOffer, type HistoryRow } from './enter-offer.ts';
import type { BidPlaced, LotEvent, MaxBidSet } from './events.ts';
import { rungAbove } from './increment-table.ts';
import { commitTo, type Sha256 } from './ledger-hash.ts';
import type { Lot, Offer } from './lot.ts';
import { termsOf } from './lot-state.ts';
import type { Money } from './money.ts';
import type { Rejection } from './rejections.ts';
import { isReserveMet } from './reserve.ts';
import { extendedClose } from './soft-close.ts';
import { pricingOf } from './standings.ts';

/** Decides a bid of an amount, with or without a secret max above it (B1–B5, X1–X5). */
export function decidePlaceBid(lot: Lot, command: PlaceBid, sha256: Sha256): Decision {
  const barred = whyMayNotBid(lot, command);
  if (barred) return reject(barred);
  // B3: a leader cannot place an exact bid against themselves; they raise their max instead.
  if (leads(lot, command)) return reject({ code: 'ALREADY_LEADING' });
  const { amount } = command;
  const limit = command.max ?? amount;
  // A max below its own bid is a mistake: either number could bind the bidder to the wrong amount.
  if (limit < amount) return reject({ code: 'MAX_ONLY_RAISES', least: amount });
  const least = askingBid(lot, termsOf(lot));
  const refused = whyAmountRefused(lot, { ...command, least, amounts: [amount, limit], limit });
  return refused ? reject(refused) : enter(lot, command, { atLeast: amount, limit }, sha256);
}

/** Decides a secret max: a bid at the asking bid, or for the leader a sealed change (X1–X3). */
export function decideSetMaxBid(lot: Lot, command: SetMaxBid, sha256: Sha256): Decision {
  const barred = whyMayNotBid(lot, command);
  if (barred) return reject(barred);
  const { max } = command;
  const notRaised = leads(lot, command) ? whyOwnMaxRefused(lot, max) : null;
  if (notRaised) return reject(notRaised);
  const least = leads(lot, command) ? currentBidOf(lot) : leastMaxBid(lot, termsOf(lot));
  const refused = whyAmountRefused(lot, { ...command, least, amounts: [max], limit: max });
  return refused ? reject(refused) : enter(lot, command, { atLeast: lot.openingBid, limit: max }, sha256);
}

function leads(lot: Lot, { bidder }: BidCommand): boolean {
  return lot.leadingPaddle !== null && lot.leadingPaddle === bidder.paddle;
}

/** X3: a leader may raise their max, or if the terms allow it lower it down to the current bid. */
function whyOwnMaxRefused(lot: Lot, max: Money): Rejection | null {
  const { maxBidMayBeLowered, ladderOnly, increments } = termsOf(lot);
  const limit = lot.leader?.limit ?? currentBidOf(lot);
  if (max > limit) return null;
  const least = ladderOnly ? rungAbove(increments, limit) : ((limit + 1) as Money);
  if (!maxBidMayBeLowered || max === limit) return { code: 'MAX_ONLY_RAISES', least };
  return max < currentBidOf(lot) ? { code: 'MAX_ONLY_RAISES', least: currentBidOf(lot) } : null;
}

function currentBidOf({ currentBid }: Lot): Money {
  if (currentBid === null) throw new Error('a lot with a leader has a current bid');
  return currentBid;
}

type Stake = { readonly atLeast: Money; readonly limit: Money };

function enter(lot: Lot, command: BidCommand, stake: Stake, sha256: Sha256): Decision {
  const offer: Offer = {
    paddle: command.bidder.paddle ?? '',
    amount: stake.atLeast,
    limit: stake.limit,
    seq: lot.seq + 1,
  };
  const entered = enterOffer(lot, offer, pricingOf(lot));
  const isOwnRaise = leads(lot, command);
  const events: LotEvent[] = isOwnRaise
    ? raiseEvents(lot, command, offer, entered, sha256)
    : bidEvents(lot, command, stake, entered, sha256);
  const { standings } = entered;
  if (!lot.reserveMet && isReserveMet(standings, lot.reserve)) events.push({ type: 'ReserveMet', at: command.at });
  // C3: only a change of price or leader extends the lot, never a leader's own raise.
  const moved = standings.currentBid !== lot.currentBid || standings.leader?.paddle !== lot.leadingPaddle;
  const closesAt = moved && !isOwnRaise ? extendedClose(lot, command.at) : null;
  if (closesAt !== null) events.push({ type: 'ClosingExtended', at: command.at, closesAt, cause: 'bid' });
  return accept(...events);
}

function raiseEvents(lot: Lot, { at, salt }: BidCommand, offer: Offer, { rows }: Entered, sha256: Sha256): LotEvent[] {
  const secret = { paddle: offer.paddle, limit: offer.limit, salt };
  const raised: MaxBidSet = { type: 'MaxBidSet', at, commitment: commitTo(sha256, secret), secret };
  return [raised, ...rows.map((row) => automaticBid(row, at, lot.seq + 1))];
}

function bidEvents(lot: Lot, { at, salt }: BidCommand, stake: Stake, { rows }: Entered, sha256: Sha256): LotEvent[] {
  const own = lot.seq + 1 + rows.findIndex((row) => !row.automatic);
  return rows.map((row) =>
    row.automatic ? automaticBid(row, at, own) : personsBid(row, at, { ...stake, salt }, sha256),
  );
}

function personsBid(
  { paddle, amount }: HistoryRow,
  at: number,
  secret: Stake & { readonly salt: string },
  sha256: Sha256,
): BidPlaced {
  return {
    type: 'BidPlaced',
    at,
    paddle,
    amount,
    automatic: false,
    cause: null,
    commitment: commitTo(sha256, secret),
    secret,
  };
}
