import { type IncrementTable, nextBidAbove, rungAbove } from '../increment-table.ts';
import { LARGEST_AMOUNT, type Money } from '../money.ts';
import { HOUSE_PADDLE } from '../paddle.ts';
import { type CommandGroup, commandGroups, type Link } from './command-groups.ts';

/** The amounts that replace sealed secrets in a replay, by the seq of their events. */
export type StandIns = ReadonlyMap<number, Money>;

/**
 * Returns amounts that have the same effect in a replay as the sealed ones, if the rules were
 * followed. The price never reached a sealed limit, so any amount above every row of the history
 * gives the same prices. For a sealed reserve, this is the highest amount that agrees with when it
 * was met and when the house stopped bidding.
 */
export function standInsFor(sealed: readonly Link[], links: readonly Link[]): StandIns {
  const opening = links.find(({ event }) => event.type === 'LotOpened')?.event;
  if (opening?.type !== 'LotOpened') return new Map();
  const { increments } = opening.terms;
  return new Map([
    ...limitsFor(
      sealed.filter(({ event }) => event.type === 'BidPlaced' || event.type === 'MaxBidSet'),
      increments,
      highestRow(links) ?? opening.openingBid,
    ),
    ...reservesFor(links, increments, opening.terms.belowReserve === 'house'),
  ]);
}

/** The largest amount in a lot's history, including voided rows; null without rows. */
export function highestRow(links: readonly Link[]): Money | null {
  let highest: Money | null = null;
  for (const { event } of links) {
    if (event.type === 'BidPlaced' && event.amount > (highest ?? -1)) highest = event.amount;
  }
  return highest;
}

/** Each limit is above the previous one, because a max can only be raised. */
function limitsFor(sealed: readonly Link[], increments: IncrementTable, highest: Money): readonly [number, Money][] {
  let limit = nextBidAbove(increments, highest);
  return sealed.map(({ seq }) => {
    limit = rungAbove(increments, limit);
    return [seq, limit];
  });
}

/** Above every limit, including stand-ins. */
const OUT_OF_REACH = LARGEST_AMOUNT * 4;

type Period = { readonly seq: number; most: number };

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one case per kind of event.
function reservesFor(
  links: readonly Link[],
  increments: IncrementTable,
  houseBids: boolean,
): readonly [number, Money][] {
  const periods: Period[] = [];
  let price: Money | null = null;
  let isMet = false;
  for (const group of commandGroups(links)) {
    const { event, seq } = group.own;
    if (event.type === 'LotOpened' && event.commitment !== null) periods.push({ seq, most: OUT_OF_REACH });
    // A reserve can only be lowered.
    if (event.type === 'ReserveLowered') periods.push({ seq, most: (periods.at(-1)?.most ?? OUT_OF_REACH) - 1 });
    if (event.type === 'BidVoided') {
      price = event.currentBid;
      isMet = false;
    }
    const period = periods.at(-1);
    const row = lastRow(group);
    if (row) price = row.amount;
    if (!period || price === null) continue;
    const becameMet = group.links.some((link) => link.event.type === 'ReserveMet');
    if (becameMet) period.most = Math.min(period.most, price);
    isMet ||= becameMet;
    const houseIsSilent = houseBids && !isMet && row !== null && row.paddle !== HOUSE_PADDLE && isBid(group);
    if (houseIsSilent) period.most = Math.min(period.most, nextBidAbove(increments, price));
  }
  return periods.map(({ seq, most }) => [seq, most as Money]);
}

function isBid({ own: { event } }: CommandGroup): boolean {
  return event.type === 'BidPlaced' || event.type === 'MaxBidSet';
}

function lastRow({ links }: CommandGroup) {
  const last = links.findLast(({ event }) => event.type === 'BidPlaced')?.event;
  return last?.type === 'BidPlaced' ? last : null;
}
