import type { SoftClose } from '#auction/terms.ts';
import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';
import { type Checker, type Findings, lookAt } from '../invariant.ts';
import { openingOf } from './bid-steps.ts';

/** I14: a bid in the window moves the closing time by the rule, in its own step, and nothing else does (C2, C3); the closing time never moves back. */
export const softCloseKept: Checker = {
  invariant: 'I14',
  check: (sale): Findings => {
    const softClose = openingOf(sale)?.terms.softClose;
    if (!softClose) return { looked: 0, faults: [] };
    const timed = sale.filter(({ before, decision }) => before.closesAt !== null && decision.accepted);
    const { faults } = lookAt(timed, (step) => faultOf(step, softClose));
    const looked = timed.filter(({ before, after }) => before.closesAt !== after.closesAt).length;
    return { looked, faults };
  },
};

function faultOf(step: Step, softClose: SoftClose): string | null {
  const { before, command, after } = step;
  const close = before.closesAt ?? 0;
  const expected = expectedClose(step, softClose);
  if ((after.closesAt ?? 0) < close) return `the close moved back from ${close} to ${after.closesAt}`;
  if (after.closesAt === expected) return null;
  return `${command.type} at ${command.at} left the close at ${after.closesAt}; by the rule it is ${expected}`;
}

function expectedClose({ before, command, after }: Step, softClose: SoftClose): number {
  const close = before.closesAt ?? 0;
  const latest =
    softClose.mode === 'off' || softClose.cap === null
      ? Number.POSITIVE_INFINITY
      : (before.scheduledClosesAt ?? 0) + softClose.cap;
  switch (command.type) {
    case 'PlaceBid':
    case 'SetMaxBid': {
      const changed = before.currentBid !== after.currentBid || before.leadingPaddle !== after.leadingPaddle;
      const ownRaise = before.leadingPaddle === command.bidder.paddle;
      if (softClose.mode === 'off' || !changed || ownRaise || command.at < close - softClose.window) return close;
      const wanted = (softClose.mode === 'add' ? close : command.at) + softClose.extension;
      return Math.max(close, Math.min(wanted, latest));
    }
    case 'ExtendClosing':
      return Math.max(close, command.cause === 'downtime' ? command.closesAt : Math.min(command.closesAt, latest));
    case 'ResumeLot':
      return close + command.at - (before.pausedAt ?? command.at);
    default:
      return close;
  }
}

/** How many extensions by bids a sale holds: a run without any proves nothing of C2. */
export function extensionsByBids(sale: RecordedLot): number {
  return sale
    .flatMap(({ recorded }) => recorded)
    .filter(({ event }) => event.type === 'ClosingExtended' && event.cause === 'bid').length;
}
