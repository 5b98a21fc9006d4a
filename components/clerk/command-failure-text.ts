import type { LotStatus } from '#auction/lot.ts';
import type { CommandResult } from './send-command.ts';

const statusText: Readonly<Record<LotStatus, string>> = {
  scheduled: 'The lot has not opened yet.',
  open: 'The lot is open.',
  paused: 'The lot is paused already.',
  sold: 'The lot is sold.',
  passed: 'The lot has passed.',
  withdrawn: 'The lot is withdrawn already.',
};

/** Why a clerk's command was not carried out; null if it was. */
export function commandFailureText(outcome: CommandResult): string | null {
  if (outcome.kind === 'done') return null;
  if (outcome.kind === 'unknown') {
    return (
      'The server did not answer, so it is unknown whether this was done. The history will show it once ' +
      'the page is live again.'
    );
  }
  const { refusal } = outcome;
  switch (refusal.code) {
    case 'LOT_NOT_OPEN':
      return statusText[refusal.status];
    case 'LOT_CLOSED':
      return 'The lot has closed in the meantime, and its outcome stands.';
    case 'PAUSED':
      return statusText.paused;
    case 'NOT_POSSIBLE':
      return notPossible[refusal.why];
    case 'INVALID':
      return refusal.problems.map(({ problem }) => problem).join(' ') || 'The server could not read this.';
    case 'UNAUTHENTICATED':
      return 'You are no longer signed in.';
    case 'FORBIDDEN':
      return 'You may not do this.';
    case 'NOT_FOUND':
      return 'The lot no longer exists.';
    case 'NEVER_RECEIVED':
      return 'This never reached the server and was not done. Try again.';
    case 'RATE_LIMITED':
    case 'BUSY':
      return 'The server is busy. Nothing was done; try again in a moment.';
    default:
      return 'Nothing was done. Reload the page and try again.';
  }
}

const notPossible = {
  'no-such-bid': 'That bid is no longer valid.',
  'reserve-only-falls': 'A reserve can only be lowered.',
  'no-reserve': 'This lot has no reserve.',
  'not-due': 'The lot is not due yet.',
  'already-open': 'The lot is open already.',
  'not-paused': 'The lot is not paused.',
} as const;
