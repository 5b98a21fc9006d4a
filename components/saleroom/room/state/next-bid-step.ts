/** What the viewer may do on a lot: bid, or the next step before they can. */
import type { PublicLot } from '#auction/views.ts';
import type { Session } from '#components/saleroom/connection/connection.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';

export type NextBidStep =
  | 'bid'
  | 'sign-in'
  | 'register'
  | 'awaiting-approval'
  | 'suspended'
  | 'not-yet-open'
  | 'paused'
  | 'ended';

/**
 * The viewer's own steps come before the lot's status: before an auction opens, a guest can
 * register.
 */
export function nextBidStep(facts: {
  readonly lot: PublicLot;
  readonly signedIn: boolean;
  readonly session: Session;
  readonly registration: PaddleView | null;
}): NextBidStep {
  const { lot, signedIn, session, registration } = facts;
  if (lot.status === 'sold' || lot.status === 'passed' || lot.status === 'withdrawn') return 'ended';
  if (session.kind === 'ended') return session.why === 'suspended' ? 'suspended' : 'sign-in';
  if (!signedIn) return 'sign-in';
  if (!registration) return 'register';
  if (registration.status !== 'approved') return registration.status;
  if (lot.status === 'scheduled') return 'not-yet-open';
  return lot.status === 'paused' ? 'paused' : 'bid';
}
