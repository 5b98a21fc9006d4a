import type { LotCommand, OpenLot } from '../commands.ts';
import type { IncrementTable } from '../increment-table.ts';
import type { Lot } from '../lot.ts';
import type { Money } from '../money.ts';
import { shippedIncrements } from '../shipped-increments.ts';
import type { SoftClose, Terms } from '../terms.ts';
import { steps, termsWith } from './lot-in-play.ts';
import { randomMove, type Scene } from './random-move.ts';

/** A sale as plain numbers, so that whatever makes numbers can make sales, and shrink them. */
export type SaleNumbers = {
  /** Twelve numbers from 0 to 999: terms, reserve, times, who has a limit. */
  readonly setting: readonly number[];
  /** For each command: kind, paddle, amount, time; each from 0 to 999. */
  readonly moves: readonly (readonly [kind: number, who: number, amount: number, time: number])[];
};

/** Commands after the end that a sale still gives, to see them refused. */
const AFTERTHOUGHTS = 4;

/** The commands of a sale, each made from the lot as it stands when its turn comes. */
export function* randomLot({ setting, moves }: SaleNumbers): Generator<(lot: Lot) => LotCommand | null> {
  const scene = sceneOf(setting);
  yield () => scene.opening;
  let now = scene.opening.at;
  let after = 0;
  for (const move of moves) {
    yield (lot) => {
      if (lot.endedAt !== null && ++after > AFTERTHOUGHTS) return null;
      const command = randomMove(scene, lot, move, now);
      now = command.at;
      return command;
    };
  }
}

const MINUTE = 60_000;
/** Large and crooked, so that a limit's digits turn up nowhere by chance. */
const LARGE = 10_000_019;

function sceneOf(setting: readonly number[]): Scene {
  const number = (n: number) => setting[n] ?? 0;
  const isLarge = number(1) % 3 === 0;
  const unit = isLarge ? LARGE : 1;
  const openingBid = (1 + (number(2) % 40)) * (isLarge ? LARGE : 1 + (number(2) % 7));
  const opening: OpenLot = {
    type: 'OpenLot',
    at: 1_000_000,
    salt: `5a17${number(0)}`,
    terms: randomTerms(number, unit),
    openingBid: openingBid as Money,
    reserve: pick([null, null, openingBid, openingBid * 2 + 3, openingBid * 4 + 1, 1], number(3)) as Money | null,
    closesAt: number(4) % 12 === 0 ? null : 1_000_000 + 12 * MINUTE,
  };
  return { opening, unit, limitedPaddles: number(5) % 3, limit: openingBid * (2 + (number(6) % 9)) };
}

/** Terms that twelve numbers from 0 to 999 make; `unit` is the grain of the amounts. */
export function randomTerms(number: (n: number) => number, unit: number): Terms {
  return termsWith({
    increments: randomIncrements(number(7), unit),
    ladderOnly: number(8) % 5 === 0,
    belowReserve: pick(['consume', 'house', 'ignore'] as const, number(9)),
    maxBidMayBeLowered: number(10) % 2 === 0,
    jumpGuard: pick([null, null, null, 2.5, 6], number(8)),
    softClose: randomSoftClose(number(11)),
  });
}

function randomIncrements(choice: number, unit: number): IncrementTable {
  if (choice % 9 === 8) return { kind: 'percent', basisPoints: 1 + (choice % 1000), unit: (1 + (choice % 3)) as Money };
  if (unit > 1) return steps(unit * (1 + (choice % 3)));
  return pick<IncrementTable>(
    [
      steps(1 + (choice % 12)),
      shippedIncrements('ebay-uk', 'GBP'),
      shippedIncrements('whatnot', 'JPY'),
      shippedIncrements('saleroom-0258', 'JPY'),
      { kind: 'ladder', amounts: [3, 5, 8, 20, 50, 110] as Money[] },
      // Steps that fall: no house has them, but nothing forbids them either.
      { kind: 'bands', bands: [0, 60, 200].map((from, n) => ({ from: from as Money, step: (9 - 4 * n) as Money })) },
    ],
    choice,
  );
}

function randomSoftClose(choice: number): SoftClose {
  if (choice % 4 === 0) return { mode: 'off' };
  return {
    mode: choice % 2 ? 'reset' : 'add',
    window: MINUTE * (1 + (choice % 3)),
    extension: MINUTE * (1 + (choice % 2)),
    cap: pick([null, 0, 3 * MINUTE, 7 * MINUTE], choice),
    scope: 'lot',
  };
}

/** One of several, chosen by a number. */
export function pick<T>(of: readonly T[], choice: number): T {
  const chosen = of[choice % of.length];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}
