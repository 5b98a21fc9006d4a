import { type IncrementTable, nextBids } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import type { PublicLot, Standing } from '#auction/views.ts';
import type { SeededRandom } from '../seed/seeded-random.ts';
import type { BotTemperament } from './bot-temperament.ts';

/**
 * What a bot decides on. Instants in epoch milliseconds of the server's clock, amounts in minor
 * units.
 */
export type Prospect = {
  readonly lot: PublicLot;
  readonly standing: Standing;
  readonly valuation: number;
  readonly increments: IncrementTable;
  /** The multiple of the asking bid above which a bid must be confirmed (B5). */
  readonly jumpGuard: number | null;
  readonly now: number;
};

/** A bid that a bot wants to place, with or without a secret max. */
export type IntendedBid = { readonly amount: Money; readonly max: Money | null };

/** A bid placed later than this before the close usually arrives too late, milliseconds. */
const TOO_LATE = 700;
const HOUR = 3_600_000;
const LAST_MINUTES = 150_000;

/**
 * What a bot bids now, or null: never above its valuation, never against itself, only acceptable
 * amounts.
 */
export function decideBid(prospect: Prospect, temperament: BotTemperament, random: SeededRandom): IntendedBid | null {
  const { lot, increments, jumpGuard } = prospect;
  const ceiling = ceilingNow(prospect);
  if (!isInPlay(prospect) || lot.askingBid === null || lot.askingBid > ceiling) return null;
  const steps = nextBids(increments, lot.askingBid, 60).filter((amount) => amount <= ceiling);
  const [asking, next] = steps;
  if (asking === undefined) return null;
  const amount = next !== undefined && random.chance(temperament.jumps) ? next : asking;
  if (!random.chance(temperament.leavesMax)) return { amount, max: null };
  const most = jumpGuard === null ? ceiling : Math.min(ceiling, asking * jumpGuard);
  const max = steps.filter((step) => step <= most && step > amount).at(-1);
  return { amount, max: max ?? null };
}

/** How much a bot wants to bid on a lot; 0 when it cannot or does not want to. */
export function appealOf(prospect: Prospect, temperament: BotTemperament): number {
  const { lot, standing } = prospect;
  if (!isInPlay(prospect)) return 0;
  const ceiling = ceilingNow(prospect);
  if (lot.askingBid === null || lot.askingBid > ceiling) return 0;
  const left = timeLeft(prospect);
  const closing = left < 40_000 ? 4 * temperament.lastMinute : left < 300_000 ? 2 : 1;
  const mine = standing === 'outbid' ? 3 : 1;
  const withoutBid = lot.bidCount === 0 ? 3 : 1;
  return closing * mine * withoutBid * (1.2 - lot.askingBid / ceiling);
}

function isInPlay(prospect: Prospect): boolean {
  const { lot, standing, valuation } = prospect;
  return lot.status === 'open' && standing !== 'leading' && valuation > 0 && timeLeft(prospect) > TOO_LATE;
}

/**
 * The share of its valuation that a bot bids: half of it early on, more within the hour, all in the
 * last minutes.
 */
function ceilingNow(prospect: Prospect): number {
  const left = timeLeft(prospect);
  return Math.floor(prospect.valuation * (0.5 + 0.25 * Math.exp(-left / HOUR) + 0.25 * Math.exp(-left / LAST_MINUTES)));
}

function timeLeft({ lot, now }: Prospect): number {
  return lot.closesAt === null ? HOUR : lot.closesAt - now;
}
