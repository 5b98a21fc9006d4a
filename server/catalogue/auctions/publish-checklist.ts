import { isOnLadder } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { Finding, Readiness } from '#protocol/forms/readiness.ts';

/** The facts that the checklist needs. Instants are epoch milliseconds, amounts minor units. */
export type DraftToCheck = {
  readonly description: string;
  readonly conditions: string;
  readonly timeZone: string;
  readonly terms: Terms;
  /** Null: bidding opens when the auction is published. */
  readonly opensAt: number | null;
  readonly firstClosesAt: number | null;
  readonly closeGap: number;
  /** In catalogue order. */
  readonly lots: readonly {
    readonly lotNumber: string;
    readonly openingBid: Money;
    readonly reserve: Money | null;
    readonly estimateLow: Money | null;
    readonly estimateHigh: Money | null;
    readonly pictures: number;
    readonly picturesWithoutAlt: number;
  }[];
};

/** A shorter time between opening and first close gives a warning, milliseconds. */
const shortestOpenTime = 60 * 60_000;

/**
 * Lists what prevents publishing a draft and what the staff should check. `now` is database time.
 */
export function publishChecklist(draft: DraftToCheck, now: number): Readiness {
  return { blocks: blocksOf(draft, now), warnings: warningsOf(draft, now) };
}

function blocksOf({ terms, lots, opensAt, firstClosesAt }: DraftToCheck, now: number): Finding[] {
  const blocks: Finding[] = [];
  if (lots.length === 0) blocks.push({ code: 'NO_LOTS' });
  if (opensAt !== null && opensAt < now) blocks.push({ code: 'OPENS_IN_THE_PAST' });
  if (firstClosesAt === null) blocks.push({ code: 'NO_CLOSING_TIME' });
  else if (firstClosesAt <= now) blocks.push({ code: 'CLOSES_IN_THE_PAST' });
  else if (opensAt !== null && firstClosesAt <= opensAt) blocks.push({ code: 'CLOSES_BEFORE_IT_OPENS' });
  if (terms.ladderOnly) {
    // B1: the first bid is the opening bid, and only amounts on the ladder are bids.
    const off = lots.filter(({ openingBid }) => !isOnLadder(terms.increments, openingBid));
    if (off.length > 0) blocks.push({ code: 'OPENING_BID_OFF_LADDER', lots: numbers(off) });
  }
  return blocks;
}

function warningsOf(draft: DraftToCheck, now: number): Finding[] {
  const { lots } = draft;
  const about = (
    code: 'NO_PICTURE' | 'NO_ALT_TEXT' | 'NO_ESTIMATE' | 'RESERVE_BELOW_OPENING_BID' | 'RESERVE_ABOVE_HIGH_ESTIMATE',
    found: typeof lots,
  ): Finding[] => (found.length > 0 ? [{ code, lots: numbers(found) }] : []);
  return [
    ...timeWarnings(draft, now),
    ...(draft.conditions === '' ? [{ code: 'NO_CONDITIONS' } as const] : []),
    ...(draft.description === '' ? [{ code: 'NO_DESCRIPTION' } as const] : []),
    ...about(
      'NO_PICTURE',
      lots.filter(({ pictures }) => pictures === 0),
    ),
    ...about(
      'NO_ALT_TEXT',
      lots.filter(({ picturesWithoutAlt }) => picturesWithoutAlt > 0),
    ),
    ...about(
      'NO_ESTIMATE',
      lots.filter(({ estimateLow, estimateHigh }) => estimateLow === null && estimateHigh === null),
    ),
    ...about(
      'RESERVE_BELOW_OPENING_BID',
      lots.filter(({ reserve, openingBid }) => reserve !== null && reserve <= openingBid),
    ),
    ...about(
      'RESERVE_ABOVE_HIGH_ESTIMATE',
      lots.filter(({ reserve, estimateHigh }) => reserve !== null && estimateHigh !== null && reserve > estimateHigh),
    ),
  ];
}

function timeWarnings({ opensAt, firstClosesAt, closeGap, timeZone, lots }: DraftToCheck, now: number): Finding[] {
  if (firstClosesAt === null) return [];
  const warnings: Finding[] = [];
  const open = firstClosesAt - (opensAt ?? now);
  if (open > 0 && open < shortestOpenTime) warnings.push({ code: 'CLOSES_SOON', minutes: Math.round(open / 60_000) });
  const lastClosesAt = firstClosesAt + Math.max(0, lots.length - 1) * closeGap;
  if ([firstClosesAt, lastClosesAt].some((at) => isNight(at, timeZone))) warnings.push({ code: 'CLOSES_AT_NIGHT' });
  return warnings;
}

/** From midnight to six, when few people are awake to bid. */
function isNight(at: number, timeZone: string): boolean {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return Number(hour) < 6;
}

function numbers(lots: readonly { readonly lotNumber: string }[]): readonly string[] {
  return lots.map(({ lotNumber }) => lotNumber);
}
