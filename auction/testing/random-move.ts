import type { LotCommand, OpenLot } from '../commands.ts';
import { nextBidAbove } from '../increment-table.ts';
import type { Lot } from '../lot.ts';
import { isDue } from '../lot-state.ts';
import { LARGEST_AMOUNT, type Money } from '../money.ts';
import type { Bidder } from '../paddle.ts';
import { bidder } from './lot-in-play.ts';

/** What a random sale has settled before its first command. */
export type Scene = {
  readonly opening: OpenLot;
  /** The grain of its amounts. */
  readonly unit: number;
  /** The first so many paddles may commit no more than `limit`. */
  readonly limitedPaddles: number;
  readonly limit: number;
};

/** Turns four numbers into the next command. Most are bids near the price; some are at the edges where rules meet. */
export function randomMove(
  scene: Scene,
  lot: Lot,
  [kind, who, amount, time]: readonly [number, number, number, number],
  now: number,
): LotCommand {
  const at = now + passedTime(lot, now, time);
  const salt = `${kind}${who}${amount}`;
  const bid = { at, salt, bidder: whoBids(scene, kind, who), jumpConfirmed: amount % 3 === 0 };
  const wanted = amountNear(scene, lot, amount);
  const chance = kind % 100;
  // A lot that takes no bids is soon moved on, or most commands would be refused for one reason.
  if (lot.status === 'paused' && chance < 60) return { type: 'ResumeLot', at };
  if (isDue(lot, at) && chance < 60) return { type: 'CloseLot', at };
  if (chance < 38) return { ...bid, type: 'PlaceBid', amount: wanted, max: null };
  if (chance < 48) return { ...bid, type: 'PlaceBid', amount: wanted, max: amountNear(scene, lot, amount * 7 + who) };
  if (chance < 78) return { ...bid, type: 'SetMaxBid', max: wanted };
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
  if (chance < 99) return { ...scene.opening, at };
  return { type: 'CloseLot', at };
}

/** How long passes before a command: as a rule little; at times to the edge of the window, or to the bell. */
function passedTime(lot: Lot, now: number, time: number): number {
  const softClose = lot.terms?.softClose;
  const window = softClose && softClose.mode !== 'off' ? softClose.window : 60_000;
  const left = (lot.closesAt ?? now) - now;
  const edges = [left - window - 1, left - window, left - window + 1, left - 1, left, left + 1];
  const passed = time < 960 ? time * 20 : (edges[time % edges.length] ?? 0);
  // Rarely over the bell: most sales should see many bids first.
  return time < 960 && passed >= left && time % 8 ? 0 : Math.max(0, passed);
}

function whoBids({ limitedPaddles, limit }: Scene, kind: number, who: number): Bidder {
  const paddle = who % 7;
  const rights: Partial<Bidder> = paddle < limitedPaddles ? { available: limit as Money } : {};
  if (kind < 960) return bidder(`${paddle}`, rights);
  const wrongs: readonly Partial<Bidder>[] = [
    { status: 'awaiting-approval' },
    { status: 'suspended' },
    { status: null, paddle: null },
    { consignedThisLot: true },
  ];
  return bidder(`${paddle}`, { ...rights, ...wrongs[who % wrongs.length] });
}

/** An amount in or near play: the asking bid, its neighbours, the leader's limit, the reserve, or something well above. */
function amountNear({ unit, opening }: Scene, lot: Lot, choice: number): Money {
  const table = (lot.terms ?? opening.terms).increments;
  const current = lot.currentBid ?? opening.openingBid;
  const asking = lot.currentBid === null ? opening.openingBid : nextBidAbove(table, lot.currentBid);
  const limit = lot.leader?.limit ?? asking;
  const reserve = lot.reserve ?? asking * 2;
  // Crooked digits for limits that are well above the price, so that they cannot turn up by chance.
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
  const wanted = [
    reserve,
    reserve + 1,
    reserve - 1,
    lot.currentBid ?? 1,
    lot.leader?.limit ?? 1,
    Math.ceil(reserve * 0.8),
  ];
  return Math.max(wanted[choice % wanted.length] ?? 1, 1) as Money;
}
