/** What the bid button is for this viewer and lot: bidding, or the step that is still between them and it. */
import type { PublicLot } from '#auction/views.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import type { Session } from '../connection/connection.ts';

export type BidStep =
  | 'bid'
  | 'sign-in'
  | 'register'
  | 'awaiting-approval'
  | 'suspended'
  | 'not-yet-open'
  | 'paused'
  | 'ended';

/** The next step. What the lot itself does not allow comes last: a guest of a coming sale is told to register, not to wait. */
export function bidStep(facts: {
  readonly lot: PublicLot;
  readonly signedIn: boolean;
  readonly session: Session;
  readonly paddle: PaddleView | null;
}): BidStep {
  const { lot, signedIn, session, paddle } = facts;
  if (lot.status === 'sold' || lot.status === 'passed' || lot.status === 'withdrawn') return 'ended';
  if (session.kind === 'ended') return session.why === 'suspended' ? 'suspended' : 'sign-in';
  if (!signedIn) return 'sign-in';
  if (!paddle) return 'register';
  if (paddle.status !== 'approved') return paddle.status;
  if (lot.status === 'scheduled') return 'not-yet-open';
  return lot.status === 'paused' ? 'paused' : 'bid';
}
