/** The line beneath the viewer's standing: why it is so, or what it rests on. Seen by the viewer alone. */
import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import { priceText } from '#components/ui/price-text.ts';
import { whyOutbid } from '../bidding/why-outbid.ts';
import type { Session } from '../connection/connection.ts';
import type { LotView } from './lot-view.ts';
import type { ShownStanding } from './standing.ts';

export type Onlooker = {
  readonly signedIn: boolean;
  readonly session: Session;
  readonly paddle: PaddleNumber | null;
};

/** One short sentence for a standing. */
export function standingDetail(standing: ShownStanding, view: LotView, terms: Terms, who: Onlooker): string {
  const { lot, you } = view;
  const price = (amount: Money) => priceText(amount, terms.currency);
  if (who.session.kind === 'ended' && lot.endedAt === null) {
    return `${whatStands(lot, who.session.paddle, price)}${who.session.why === 'signed-out' ? ' Sign in to bid.' : ''}`;
  }
  switch (standing) {
    case 'none':
      if (lot.endedAt !== null) return 'You did not bid on this lot';
      if (who.paddle !== null) return `Your paddle is ${who.paddle}`;
      return who.signedIn ? 'You have no paddle in this auction' : 'You are a guest';
    case 'leading':
      if (you?.maxBid && lot.currentBid !== null && you.maxBid > lot.currentBid) {
        return `Your maximum is ${price(you.maxBid)}, seen by you alone`;
      }
      return 'The next bid beats you';
    case 'leading-reserve-not-met':
      return 'The lot is not sold below its reserve';
    case 'outbid':
      return outbidWords(view, who.paddle, price);
    case 'won':
      return lot.hammerPrice === null ? 'The lot is yours' : `Yours for ${price(lot.hammerPrice)}`;
    case 'lost':
      return `Sold to paddle ${lot.leadingPaddle}`;
    case 'not-sold':
      return 'The bidding ended below the reserve';
  }
}

/** What the house holds somebody to whose session has ended. Who leads is public, so it is known without one. */
export function whatStands(lot: PublicLot, paddle: PaddleNumber | null, price: (amount: Money) => string): string {
  return paddle !== null && lot.leadingPaddle === paddle && lot.currentBid !== null
    ? `Your bid of ${price(lot.currentBid)} stands.`
    : 'Bids that you made stand.';
}

function outbidWords(view: LotView, paddle: PaddleNumber | null, price: (amount: Money) => string): string {
  const reason = view.history && paddle !== null ? whyOutbid(view.history.events, paddle) : null;
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
