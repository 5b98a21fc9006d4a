import type { LotCommand, OpenLot } from '../commands.ts';
import type { IncrementTable } from '../increment-table.ts';
import type { Lot } from '../lot.ts';
import type { Money } from '../money.ts';
import { shippedIncrements } from '../shipped-increments.ts';
import type { SoftClose, Terms } from '../terms.ts';
import { steps, termsWith } from './lot-in-play.ts';
import { type LotSettings, randomMove } from './random-move.ts';

/** A random lot as numbers, so that any generator of numbers can create and shrink lots. */
export type LotNumbers = {
  /** Twelve numbers from 0 to 999 that determine terms, reserve, times and limits. */
  readonly setting: readonly number[];
  /** For each command: kind, paddle, amount, time; each from 0 to 999. */
  readonly moves: readonly (readonly [kind: number, who: number, amount: number, time: number])[];
};

/** How many commands to send after the end of a lot, which must all be refused. */
const COMMANDS_AFTER_END = 4;

/** The commands of a random lot, each created from the lot's current state. */
export function* randomLot({ setting, moves }: LotNumbers): Generator<(lot: Lot) => LotCommand | null> {
  const settings = lotSettings(setting);
  yield () => settings.opening;
  let now = settings.opening.at;
  let after = 0;
  for (const move of moves) {
    yield (lot) => {
      if (lot.endedAt !== null && ++after > COMMANDS_AFTER_END) return null;
      const command = randomMove(settings, lot, move, now);
      now = command.at;
      return command;
    };
  }
}

const MINUTE = 60_000;
/** Large and uneven, so that a limit's digits do not appear elsewhere by chance. */
const LARGE = 10_000_019;

function lotSettings(setting: readonly number[]): LotSettings {
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

/** Random terms from twelve numbers from 0 to 999. `unit` is the granularity of the amounts. */
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
      // Falling steps are unusual but allowed.
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

/** Picks an item by a number. */
function pick<T>(items: readonly T[], choice: number): T {
  const chosen = items[choice % items.length];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}
