import { type IncrementTable, nextBids } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import type { PublicLot, Standing } from '#auction/views.ts';
import type { SeededRandom } from '../seed/seeded-random.ts';
import type { BotTemper } from './bot-temperament.ts';

/** What a bot knows when it thinks about a lot. Instants in epoch ms of the house clock, amounts in minor units. */
export type Prospect = {
  readonly lot: PublicLot;
  readonly standing: Standing;
  readonly valuation: number;
  readonly increments: IncrementTable;
  /** The multiple of the asking bid above which the house asks again (B5). */
  readonly jumpGuard: number | null;
  readonly now: number;
};

/** What a bot would do: bid an amount, with a secret max or without. */
export type BidIdea = { readonly amount: Money; readonly max: Money | null };

/** Nearer to the close than this a bid would come too late more often than not, milliseconds. */
const TOO_LATE = 700;
const HOUR = 3_600_000;
const LAST_MINUTES = 150_000;

/** What a bot bids now, or null: never above its valuation, never against itself, only amounts that the house takes. */
export function decideBid(prospect: Prospect, temper: BotTemper, random: SeededRandom): BidIdea | null {
  const { lot, increments, jumpGuard } = prospect;
  const ceiling = ceilingNow(prospect);
  if (!isInPlay(prospect) || lot.askingBid === null || lot.askingBid > ceiling) return null;
  const steps = nextBids(increments, lot.askingBid, 60).filter((amount) => amount <= ceiling);
  const [asking, next] = steps;
  if (asking === undefined) return null;
  const amount = next !== undefined && random.chance(temper.jumps) ? next : asking;
  if (!random.chance(temper.leavesMax)) return { amount, max: null };
  const most = jumpGuard === null ? ceiling : Math.min(ceiling, asking * jumpGuard);
  const max = steps.filter((step) => step <= most && step > amount).at(-1);
  return { amount, max: max ?? null };
}

/** How much a lot draws a bot's attention: 0 where there is nothing to do. */
export function appealOf(prospect: Prospect, temper: BotTemper): number {
  const { lot, standing } = prospect;
  if (!isInPlay(prospect)) return 0;
  const ceiling = ceilingNow(prospect);
  if (lot.askingBid === null || lot.askingBid > ceiling) return 0;
  const left = timeLeft(prospect);
  const closing = left < 40_000 ? 4 * temper.lastMinute : left < 300_000 ? 2 : 1;
  const mine = standing === 'outbid' ? 3 : 1;
  const untouched = lot.bidCount === 0 ? 3 : 1;
  return closing * mine * untouched * (1.2 - lot.askingBid / ceiling);
}

function isInPlay(prospect: Prospect): boolean {
  const { lot, standing, valuation } = prospect;
  return lot.status === 'open' && standing !== 'leading' && valuation > 0 && timeLeft(prospect) > TOO_LATE;
}

/** Early on nobody shows all that they would pay: half of it, more within the hour, all of it only in the last minutes. */
function ceilingNow(prospect: Prospect): number {
  const left = timeLeft(prospect);
  return Math.floor(prospect.valuation * (0.5 + 0.25 * Math.exp(-left / HOUR) + 0.25 * Math.exp(-left / LAST_MINUTES)));
}

function timeLeft({ lot, now }: Prospect): number {
  return lot.closesAt === null ? HOUR : lot.closesAt - now;
}
