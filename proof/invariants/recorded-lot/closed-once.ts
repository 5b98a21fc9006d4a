import type { LotEvent } from '#auction/events.ts';
import type { Lot, LotStatus, Offer } from '#auction/lot.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import { eventsOf, type RecordedLot } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { breachesIn, examine, findings, type Invariant } from '../invariant.ts';

export const TERMINAL_EVENTS: readonly LotEvent['type'][] = ['LotSold', 'LotPassed', 'LotWithdrawn'];

const TRANSITIONS: Readonly<Record<LotStatus, readonly LotStatus[]>> = {
  scheduled: ['scheduled', 'open', 'withdrawn'],
  open: ['open', 'paused', 'sold', 'passed', 'withdrawn'],
  paused: ['paused', 'open', 'withdrawn'],
  sold: ['sold'],
  passed: ['passed'],
  withdrawn: ['withdrawn'],
};

/**
 * I15: one terminal event, the last of the lot, over legal transitions only. The lot is sold to the
 * leader at the price if the reserve is met, and never before its closing time (O2, R3).
 */
export const closedOnce: Invariant<RecordedLot> = {
  ...CLAIMS.closedOnce,
  check: (steps) => {
    const events = eventsOf(steps);
    const ends = events.filter(({ event }) => TERMINAL_EVENTS.includes(event.type));
    const breaches = [...illegalTransitions(steps), ...wrongResults(steps)];
    if (ends.length > 1) breaches.push(`the lot ended ${ends.length} times`);
    if (ends[0] && ends[0].seq !== events.at(-1)?.seq)
      breaches.push(`event ${ends[0].seq} ended the lot, and more followed`);
    return findings(ends.length, breaches);
  },
};

function illegalTransitions(steps: RecordedLot): readonly string[] {
  return steps.flatMap(({ before, after }) =>
    TRANSITIONS[before.status].includes(after.status) ? [] : [`a lot went from ${before.status} to ${after.status}`],
  );
}

function wrongResults(steps: RecordedLot): readonly string[] {
  const closes = steps.filter(({ command, decision }) => command.type === 'CloseLot' && decision.accepted);
  return breachesIn(
    examine(closes, ({ before, command, recorded }) => {
      if (before.closesAt === null || command.at < before.closesAt) return 'the lot closed before its closing time';
      const event = recorded[0]?.event;
      const isSaleable =
        before.currentBid !== null &&
        before.leadingPaddle !== HOUSE_PADDLE &&
        (before.reserve === null || before.currentBid >= before.reserve);
      if (event?.type !== 'LotSold') return isSaleable ? 'a lot that could be sold was passed' : null;
      const underbidder = underbidderOf(before);
      const isRight = isSaleable && event.paddle === before.leadingPaddle && event.hammerPrice === before.currentBid;
      return isRight && event.underbidder === underbidder
        ? null
        : `sold as ${JSON.stringify(event)}, at ${before.currentBid} to ${before.leadingPaddle} over ${underbidder}`;
    }),
  );
}

/** O1: the highest other bidder; of two equal ones the earlier. */
function underbidderOf({ offers, leadingPaddle }: Lot): PaddleNumber | null {
  const newest = new Map<PaddleNumber, Offer>();
  for (let link = offers; link; link = link.before) {
    const { paddle } = link.offer;
    if (paddle !== leadingPaddle && !newest.has(paddle)) newest.set(paddle, link.offer);
  }
  const [highest] = [...newest.values()].sort((one, other) => other.limit - one.limit || one.seq - other.seq);
  return highest?.paddle ?? null;
}
