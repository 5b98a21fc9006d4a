import type { SoftClose } from '#auction/terms.ts';
import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { breachesIn, examine, findings, type Invariant } from '../invariant.ts';
import { openingOf } from './bid-steps.ts';

/**
 * I14: a bid in the window moves the closing time by the rule, in its own step, and nothing else
 * moves it (C2, C3). The closing time never moves back.
 */
export const softClose: Invariant<RecordedLot> = {
  ...CLAIMS.softClose,
  check: (steps) => {
    const terms = openingOf(steps)?.terms.softClose;
    if (!terms) return [];
    const timed = steps.filter(({ before, decision }) => before.closesAt !== null && decision.accepted);
    const breaches = breachesIn(examine(timed, (step) => breachAt(step, terms)));
    const moves = timed.filter(({ before, after }) => before.closesAt !== after.closesAt);
    return findings(moves.length, breaches);
  },
};

function breachAt(step: Step, terms: SoftClose): string | null {
  const { before, command, after } = step;
  const close = before.closesAt ?? 0;
  const expected = expectedClose(step, terms);
  if ((after.closesAt ?? 0) < close) return `the close moved back from ${close} to ${after.closesAt}`;
  if (after.closesAt === expected) return null;
  return `${command.type} at ${command.at} left the close at ${after.closesAt}; by the rule it is ${expected}`;
}

function expectedClose({ before, command, after }: Step, terms: SoftClose): number {
  const close = before.closesAt ?? 0;
  const latest =
    terms.mode === 'off' || terms.cap === null ? Number.POSITIVE_INFINITY : (before.scheduledClosesAt ?? 0) + terms.cap;
  switch (command.type) {
    case 'PlaceBid':
    case 'SetMaxBid': {
      const hasChanged = before.currentBid !== after.currentBid || before.leadingPaddle !== after.leadingPaddle;
      const isOwnRaise = before.leadingPaddle === command.bidder.paddle;
      if (terms.mode === 'off' || !hasChanged || isOwnRaise || command.at < close - terms.window) return close;
      const extended = (terms.mode === 'add' ? close : command.at) + terms.extension;
      return Math.max(close, Math.min(extended, latest));
    }
    case 'ExtendClosing':
      return Math.max(close, command.cause === 'downtime' ? command.closesAt : Math.min(command.closesAt, latest));
    case 'ResumeLot':
      return close + command.at - (before.pausedAt ?? command.at);
    default:
      return close;
  }
}
