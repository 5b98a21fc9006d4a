import type { LotCommand, OpenLot } from '../commands.ts';
import { nextBidAbove } from '../increment-table.ts';
import type { Lot } from '../lot.ts';
import { isDue } from '../lot-state.ts';
import { LARGEST_AMOUNT, type Money } from '../money.ts';
import type { Bidder } from '../paddle.ts';
import { bidder } from './lot-in-play.ts';

/** The fixed settings of a random lot. */
export type LotSettings = {
  readonly opening: OpenLot;
  /** The granularity of its amounts. */
  readonly unit: number;
  /** How many paddles, counted from the first, have `limit` as their limit. */
  readonly limitedPaddles: number;
  readonly limit: number;
};

/** Creates the next command from four numbers: mostly bids near the price, some at edge cases. */
export function randomMove(
  settings: LotSettings,
  lot: Lot,
  numbers: readonly [kind: number, who: number, amount: number, time: number],
  now: number,
): LotCommand {
  const [kind, , , time] = numbers;
  const at = now + passedTime(lot, now, time);
  const chance = kind % 100;
  // Soon resume or close a lot that accepts no bids; otherwise most commands would be refused.
  if (lot.status === 'paused' && chance < 60) return { type: 'ResumeLot', at };
  if (isDue(lot, at) && chance < 60) return { type: 'CloseLot', at };
  return chance < 78 ? randomBid(settings, lot, numbers, at) : randomLotCommand(settings, lot, numbers, at);
}

type Numbers = Parameters<typeof randomMove>[2];

function randomBid(settings: LotSettings, lot: Lot, [kind, who, amount]: Numbers, at: number): LotCommand {
  const salt = `${kind}${who}${amount}`;
  const bid = { at, salt, bidder: randomBidder(settings, kind, who), jumpConfirmed: amount % 3 === 0 };
  const target = amountNear(settings, lot, amount);
  const chance = kind % 100;
  if (chance < 38) return { ...bid, type: 'PlaceBid', amount: target, max: null };
  if (chance < 48) {
    return { ...bid, type: 'PlaceBid', amount: target, max: amountNear(settings, lot, amount * 7 + who) };
  }
  return { ...bid, type: 'SetMaxBid', max: target };
}

/** A command of a clerk or of the closing clock. */
function randomLotCommand(settings: LotSettings, lot: Lot, [kind, who, amount]: Numbers, at: number): LotCommand {
  const salt = `${kind}${who}${amount}`;
  const chance = kind % 100;
  if (chance < 83) return { type: 'VoidBid', at, voidedSeq: seqOfSomeBid(lot, amount), reason: 'a slip' };
  if (chance < 87) return { type: 'LowerReserve', at, salt, reserve: loweredReserve(lot, amount) };
  if (chance < 89) return { type: 'PauseLot', at, reason: 'a question' };
  if (chance < 93) return { type: 'ResumeLot', at };
  if (chance < 95) {
    const closesAt = (lot.closesAt ?? at) + (amount - 200) * 300;
    return { type: 'ExtendClosing', at, closesAt, cause: amount % 2 ? 'another-lot' : 'downtime' };
  }
  if (chance < 97) return { type: 'CloseLot', at: Math.max(at, amount % 2 ? (lot.closesAt ?? at) : at) };
  if (chance < 98 && amount % 5 === 0) return { type: 'WithdrawLot', at, reason: 'broken' };
  if (chance < 99) return { ...settings.opening, at };
  return { type: 'CloseLot', at };
}

/** The time before a command: usually short, sometimes up to the window's edge or the close. */
function passedTime(lot: Lot, now: number, time: number): number {
  const softClose = lot.terms?.softClose;
  const window = softClose && softClose.mode !== 'off' ? softClose.window : 60_000;
  const left = (lot.closesAt ?? now) - now;
  const edges = [left - window - 1, left - window, left - window + 1, left - 1, left, left + 1];
  const passed = time < 960 ? time * 20 : (edges[time % edges.length] ?? 0);
  // Rarely past the close, so that most lots get many bids first.
  return time < 960 && passed >= left && time % 8 ? 0 : Math.max(0, passed);
}

function randomBidder({ limitedPaddles, limit }: LotSettings, kind: number, who: number): Bidder {
  const paddle = who % 7;
  const rights: Partial<Bidder> = paddle < limitedPaddles ? { available: limit as Money } : {};
  if (kind < 960) return bidder(`${paddle}`, rights);
  const refusals: readonly Partial<Bidder>[] = [
    { status: 'awaiting-approval' },
    { status: 'suspended' },
    { status: null, paddle: null },
    { consignedThisLot: true },
  ];
  return bidder(`${paddle}`, { ...rights, ...refusals[who % refusals.length] });
}

/** An amount near the asking bid, the leader's limit or the reserve, or well above them. */
function amountNear({ unit, opening }: LotSettings, lot: Lot, choice: number): Money {
  const table = (lot.terms ?? opening.terms).increments;
  const current = lot.currentBid ?? opening.openingBid;
  const asking = lot.currentBid === null ? opening.openingBid : nextBidAbove(table, lot.currentBid);
  const limit = lot.leader?.limit ?? asking;
  const reserve = lot.reserve ?? asking * 2;
  // Uneven digits for limits well above the price, so that they do not appear by chance.
  const above = asking + Math.floor((choice % 97) * 1.37 * unit) + (unit > 1 ? (choice * 7_919) % 999_983 : 0);
  const amounts = [
    ...[asking, asking, nextBidAbove(table, asking), asking - 1, asking + 1, current, opening.openingBid],
    ...[limit, limit, limit - 1, limit + 1, nextBidAbove(table, limit), reserve, reserve - 1],
    ...[above, above, above, above, above * 2 - asking],
  ];
  const amount = amounts[choice % amounts.length] ?? asking;
  return Math.min(Math.max(amount, 1), LARGEST_AMOUNT) as Money;
}

function seqOfSomeBid(lot: Lot, choice: number): number {
  const seqs: number[] = [];
  for (let link = lot.offers; link; link = link.before) seqs.push(link.offer.seq);
  return choice % 6 === 0 ? choice % 20 : (seqs[choice % Math.max(seqs.length, 1)] ?? 1);
}

function loweredReserve(lot: Lot, choice: number): Money {
  const reserve = lot.reserve ?? 10;
  const target = [
    reserve,
    reserve + 1,
    reserve - 1,
    lot.currentBid ?? 1,
    lot.leader?.limit ?? 1,
    Math.ceil(reserve * 0.8),
  ];
  return Math.max(target[choice % target.length] ?? 1, 1) as Money;
}
