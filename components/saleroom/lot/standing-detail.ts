/** The line below the viewer's standing: its reason or its basis. Only the viewer sees it. */
import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import type { Session } from '../connection/connection.ts';
import type { LotView } from '../room/state/lot-view.ts';
import type { ShownStanding } from '../room/state/standing.ts';
import { outbidReason } from './outbid-reason.ts';

export type Viewer = {
  readonly signedIn: boolean;
  readonly session: Session;
  readonly paddle: PaddleNumber | null;
};

/** A standing's detail as one short sentence. */
export function standingDetail(standing: ShownStanding, view: LotView, terms: Terms, viewer: Viewer): string {
  const { lot, you } = view;
  const price = (amount: Money) => priceText(amount, terms.currency);
  if (viewer.session.kind === 'ended' && lot.endedAt === null) {
    const stands = standingBidText(lot, viewer.session.paddle, price);
    return viewer.session.why === 'signed-out' ? `${stands} Sign in to bid.` : stands;
  }
  switch (standing) {
    case 'none':
      return lot.endedAt === null ? viewerText(viewer) : 'You did not bid on this lot';
    case 'leading':
      if (you?.maxBid && lot.currentBid !== null && you.maxBid > lot.currentBid) {
        return `Your maximum is ${price(you.maxBid)}, visible only to you`;
      }
      return 'The next bid beats you';
    case 'leading-reserve-not-met':
      return 'The lot is not sold below its reserve';
    case 'outbid':
      return outbidText(view, viewer.paddle, price);
    case 'won':
      return lot.hammerPrice === null ? 'The lot is yours' : `Yours for ${price(lot.hammerPrice)}`;
    case 'lost':
      return `Sold to paddle ${lot.leadingPaddle}`;
    case 'not-sold':
      return 'The bidding ended below the reserve';
  }
}

function viewerText({ paddle, signedIn }: Viewer): string {
  if (paddle !== null) return `Your paddle is ${paddle}`;
  return signedIn ? 'You have no paddle in this auction' : 'You are a guest';
}

/** What remains of a viewer's bids after the session has ended. The leader is public. */
export function standingBidText(lot: PublicLot, paddle: PaddleNumber | null, price: (amount: Money) => string): string {
  return paddle !== null && lot.leadingPaddle === paddle && lot.currentBid !== null
    ? `Your bid of ${price(lot.currentBid)} stands.`
    : 'Your earlier bids stand.';
}

function outbidText(view: LotView, paddle: PaddleNumber | null, price: (amount: Money) => string): string {
  const reason = view.history && paddle !== null ? outbidReason(view.history.events, paddle) : null;
  switch (reason?.why) {
    case 'earlier-max':
      return 'Another bidder’s earlier maximum is higher';
    case 'same-amount-earlier':
      return 'An earlier bid of the same amount leads';
    case 'reserve':
      return 'The house bids for the consignor up to the reserve';
    case 'later-bid':
      return `Paddle ${reason.paddle} bid ${price(reason.amount)}`;
    default:
      return view.lot.leadingPaddle === null || view.lot.leadingPaddle === HOUSE_PADDLE
        ? 'Somebody else leads'
        : `Paddle ${view.lot.leadingPaddle} leads`;
  }
}
