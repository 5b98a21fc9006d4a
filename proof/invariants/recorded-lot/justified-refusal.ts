import type { LotCommand } from '#auction/commands.ts';
import type { Lot } from '#auction/lot.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { Terms } from '#auction/terms.ts';
import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { limitOf, openingOf } from './bid-steps.ts';
import { isOnLadder, nextAmount } from './reference-increments.ts';

/**
 * I10: the state of the lot justified every refusal, and the facts in the refusal were right (B4).
 */
export const justifiedRefusal: Invariant<RecordedLot> = {
  ...CLAIMS.justifiedRefusal,
  check: (steps) => {
    const terms = openingOf(steps)?.terms ?? null;
    const refusals = steps.flatMap(({ before, command, decision }) =>
      decision.accepted ? [] : [{ before, command, rejection: decision.rejection }],
    );
    return examine(refusals, ({ before, command, rejection }) =>
      isJustified(rejection, before, command, terms)
        ? null
        : `${JSON.stringify(rejection)} was not justified at event ${before.seq} for ${command.type}`,
    );
  },
};

function isJustified(rejection: Rejection, lot: Lot, command: LotCommand, terms: Terms | null): boolean {
  switch (rejection.code) {
    case 'LOT_NOT_OPEN':
      return rejection.status === lot.status && (lot.status === 'scheduled' || lot.status === 'withdrawn');
    case 'LOT_CLOSED':
      return isClosed(lot, command.at);
    case 'PAUSED':
      return lot.status === 'paused';
    case 'NOT_POSSIBLE':
      return isImpossible(rejection.why, lot, command);
    case 'KEY_REUSED':
    case 'STALE':
      return false;
    default:
      if (command.type !== 'PlaceBid' && command.type !== 'SetMaxBid') return false;
      return isJustifiedForBid(rejection, lot, command, terms);
  }
}

function isClosed(lot: Lot, at: number): boolean {
  const isDue = lot.status === 'open' && lot.closesAt !== null && at >= lot.closesAt;
  return isDue || lot.status === 'sold' || lot.status === 'passed';
}

type Why = Extract<Rejection, { code: 'NOT_POSSIBLE' }>['why'];

function isImpossible(why: Why, lot: Lot, command: LotCommand): boolean {
  switch (why) {
    case 'already-open':
      return command.type === 'OpenLot' && lot.status !== 'scheduled';
    case 'not-paused':
      return command.type === 'ResumeLot' && lot.status !== 'paused';
    case 'not-due':
      return (
        command.type === 'CloseLot' && !(lot.status === 'open' && lot.closesAt !== null && command.at >= lot.closesAt)
      );
    case 'no-reserve':
      return command.type === 'LowerReserve' && lot.reserve === null;
    case 'reserve-only-falls':
      return command.type === 'LowerReserve' && command.reserve >= (lot.reserve ?? 0);
    case 'no-such-bid':
      return command.type === 'VoidBid' && !offerSeqs(lot).includes(command.voidedSeq);
    default:
      return why satisfies never;
  }
}

function offerSeqs(lot: Lot): readonly number[] {
  const seqs: number[] = [];
  for (let link = lot.offers; link; link = link.before) seqs.push(link.offer.seq);
  return seqs;
}

type BidRejection = Exclude<
  Rejection,
  { code: 'LOT_NOT_OPEN' | 'LOT_CLOSED' | 'PAUSED' | 'NOT_POSSIBLE' | 'KEY_REUSED' | 'STALE' }
>;
type BidCommand = Extract<LotCommand, { type: 'PlaceBid' | 'SetMaxBid' }>;

function isJustifiedForBid(rejection: BidRejection, lot: Lot, command: BidCommand, terms: Terms | null): boolean {
  const { bidder } = command;
  const limit = limitOf(command);
  const leads = bidder.paddle !== null && lot.leadingPaddle === bidder.paddle;
  const asking = askingBid(lot, terms);
  const amount = command.type === 'PlaceBid' ? command.amount : command.max;
  switch (rejection.code) {
    case 'NOT_REGISTERED':
      return bidder.paddle === null || bidder.status === null;
    case 'AWAITING_APPROVAL':
      return bidder.status === 'awaiting-approval';
    case 'SUSPENDED':
      return bidder.status === 'suspended';
    case 'OWN_LOT':
      return bidder.consignedThisLot;
    case 'OVER_LIMIT':
      return bidder.available !== null && limit > bidder.available && rejection.available === bidder.available;
    case 'ALREADY_LEADING':
      return leads && command.type === 'PlaceBid';
    case 'BELOW_ASKING_BID':
      return !leads && amount < asking && rejection.askingBid === asking;
    case 'NOT_ON_LADDER':
      return isOffLadder([amount, limit], asking, terms) && rejection.nearest.every((rung) => rung >= asking);
    case 'MAX_ONLY_RAISES':
      if (command.type === 'PlaceBid') return limit < amount && rejection.least === amount;
      return leads && limit <= (lot.leader?.limit ?? 0) && rejection.least >= (lot.currentBid ?? 0);
    case 'JUMP_TOO_HIGH':
      return limit > rejection.most && rejection.most === highestJump(asking, terms) && !command.jumpConfirmed;
    default:
      return rejection satisfies never;
  }
}

/** Whether an amount is off a ladder that the terms enforce. The asking bid is always allowed. */
function isOffLadder(amounts: readonly number[], asking: number, terms: Terms | null): boolean {
  if (!terms?.ladderOnly) return false;
  return amounts.some((amount) => amount !== asking && !isOnLadder(terms.increments, amount));
}

function highestJump(asking: number, terms: Terms | null): number {
  return Math.floor(asking * (terms?.jumpGuard ?? Number.POSITIVE_INFINITY));
}

function askingBid(lot: Lot, terms: Terms | null): number {
  return lot.currentBid === null || !terms ? lot.openingBid : nextAmount(terms.increments, lot.currentBid);
}
