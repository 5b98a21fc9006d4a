import type { LotStatus } from '#auction/lot.ts';
import type { CommandOutcomeShown } from './send-command.ts';

const statusWords: Readonly<Record<LotStatus, string>> = {
  scheduled: 'The lot has not opened yet.',
  open: 'The lot is open.',
  paused: 'The lot is paused already.',
  sold: 'The lot is sold.',
  passed: 'The lot has passed.',
  withdrawn: 'The lot is withdrawn already.',
};

/** Why a clerk's order was not carried out; null when it was. */
export function commandWords(outcome: CommandOutcomeShown): string | null {
  if (outcome.kind === 'done') return null;
  if (outcome.kind === 'unknown') {
    return 'The house did not answer, so it is not known whether this was done. The history below will show it once the page is live again.';
  }
  const { refusal } = outcome;
  switch (refusal.code) {
    case 'LOT_NOT_OPEN':
      return statusWords[refusal.status];
    case 'LOT_CLOSED':
      return 'The lot has closed in the meantime: its outcome stands.';
    case 'PAUSED':
      return statusWords.paused;
    case 'NOT_POSSIBLE':
      return notPossible[refusal.why];
    case 'INVALID':
      return refusal.problems.map(({ problem }) => problem).join(' ') || 'The house could not read this.';
    case 'UNAUTHENTICATED':
      return 'You are not signed in any more.';
    case 'FORBIDDEN':
      return 'You may not do this.';
    case 'NOT_FOUND':
      return 'The lot is not there any more.';
    case 'NEVER_RECEIVED':
      return 'This never reached the house and was not done. Try again.';
    case 'RATE_LIMITED':
    case 'BUSY':
      return 'The house is busy. Nothing was done; try again in a moment.';
    default:
      return 'Nothing was done. Reload the page and try again.';
  }
}

const notPossible = {
  'no-such-bid': 'That bid does not stand any more.',
  'reserve-only-falls': 'A reserve can only be lowered.',
  'no-reserve': 'This lot has no reserve.',
  'not-due': 'The lot is not due yet.',
  'already-open': 'The lot is open already.',
  'not-paused': 'The lot is not paused.',
} as const;
