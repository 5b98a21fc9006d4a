import type { LotEvent } from '#auction/events.ts';
import type { Lot, LotStatus, Offer } from '#auction/lot.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import { eventsOf, type RecordedLot } from '#auction/testing/recorded-lot.ts';
import { type Checker, type Findings, lookAt } from '../invariant.ts';

const TERMINAL: readonly LotEvent['type'][] = ['LotSold', 'LotPassed', 'LotWithdrawn'];

const EDGES: Readonly<Record<LotStatus, readonly LotStatus[]>> = {
  scheduled: ['scheduled', 'open', 'withdrawn'],
  open: ['open', 'paused', 'sold', 'passed', 'withdrawn'],
  paused: ['paused', 'open', 'withdrawn'],
  sold: ['sold'],
  passed: ['passed'],
  withdrawn: ['withdrawn'],
};

/** I15: one terminal event, the last of the lot, over legal steps only; sold to whoever led, at the price, the reserve met; no close before its time (O2, R3). */
export const closedOnce: Checker = {
  invariant: 'I15',
  check: (sale): Findings => {
    const events = eventsOf(sale);
    const ends = events.filter(({ event }) => TERMINAL.includes(event.type));
    const steps = lookAt(sale, ({ before, after }) =>
      EDGES[before.status].includes(after.status) ? null : `a lot went from ${before.status} to ${after.status}`,
    );
    const faults = [...steps.faults, ...outcomes(sale).faults];
    if (ends.length > 1) faults.push(`the lot ended ${ends.length} times`);
    if (ends[0] && ends[0].seq !== events.at(-1)?.seq)
      faults.push(`event ${ends[0].seq} ended the lot, and more followed`);
    return { looked: ends.length, faults };
  },
};

function outcomes(sale: RecordedLot): Findings {
  const closes = sale.filter(({ command, decision }) => command.type === 'CloseLot' && decision.accepted);
  return lookAt(closes, ({ before, command, recorded }) => {
    if (before.closesAt === null || command.at < before.closesAt) return 'the hammer fell before the closing time';
    const event = recorded[0]?.event;
    const maySell =
      before.currentBid !== null &&
      before.leadingPaddle !== HOUSE_PADDLE &&
      (before.reserve === null || before.currentBid >= before.reserve);
    if (event?.type !== 'LotSold') return maySell ? 'a lot that could be sold was passed' : null;
    const isRight = maySell && event.paddle === before.leadingPaddle && event.hammerPrice === before.currentBid;
    return isRight && event.underbidder === underbidderOf(before)
      ? null
      : `sold as ${JSON.stringify(event)} at ${before.currentBid} ${before.leadingPaddle} over ${underbidderOf(before)}`;
  });
}

/** O1: of all others who bid, whoever stands highest, the earlier of two. */
function underbidderOf({ offers, leadingPaddle }: Lot): PaddleNumber | null {
  const newest = new Map<PaddleNumber, Offer>();
  for (let link = offers; link; link = link.before) {
    const { paddle } = link.offer;
    if (paddle !== leadingPaddle && !newest.has(paddle)) newest.set(paddle, link.offer);
  }
  const [highest] = [...newest.values()].sort((one, other) => other.limit - one.limit || one.seq - other.seq);
  return highest?.paddle ?? null;
}
