/**
 * The viewer's bid on one lot, from the first tap to its outcome. Price and lead never change here;
 * they come from the server alone. The first tap freezes the amount, and a price that passes it
 * disarms the bid.
 */
import type { Money } from '#auction/money.ts';
import type { AcceptedBid, Refusal } from '#protocol/socket/ack.ts';

/** An exact bid, or a secret maximum up to which the house bids. */
export type ProposedBid = { readonly kind: 'exact' | 'max'; readonly amount: Money };

/** The bid's number, hash and time in the lot's ledger: the bidder's proof. */
export type Receipt = Pick<AcceptedBid, 'seq' | 'hash' | 'at'>;

export type BidIntent =
  | { readonly phase: 'idle' }
  /**
   * `taps`: the confirmations still needed, two for a jump. `until`: on the page's monotonic clock.
   */
  | {
      readonly phase: 'armed';
      readonly bid: ProposedBid;
      readonly taps: 1 | 2;
      readonly jump: boolean;
      readonly until: number;
    }
  /** The price has passed the armed amount, and nothing was sent. */
  | { readonly phase: 'overtaken'; readonly bid: ProposedBid }
  | { readonly phase: 'sending'; readonly bid: ProposedBid; readonly key: string; readonly sentAt: number | null }
  /** No answer came, and the key is being looked up. */
  | { readonly phase: 'checking'; readonly bid: ProposedBid; readonly key: string; readonly sentAt: number | null }
  | { readonly phase: 'accepted'; readonly bid: ProposedBid; readonly receipt: Receipt; readonly leading: boolean }
  /** `sentAt`: the server's time when the bid was sent; null if it was not measured. */
  | { readonly phase: 'refused'; readonly bid: ProposedBid; readonly refusal: Refusal; readonly sentAt: number | null };

export const IDLE: BidIntent = { phase: 'idle' };

/** How long an armed bid waits for its confirmation, in milliseconds. */
export const ARMED_FOR = 4_000;

export type IntentEvent =
  | { readonly type: 'armed'; readonly bid: ProposedBid; readonly jump: boolean; readonly at: number }
  | { readonly type: 'confirmed'; readonly at: number }
  | { readonly type: 'cancelled' }
  | { readonly type: 'expired'; readonly at: number }
  | { readonly type: 'lot-changed'; readonly minimum: Money | null }
  | { readonly type: 'sent'; readonly key: string; readonly sentAt: number | null }
  | { readonly type: 'no-answer'; readonly key: string }
  | { readonly type: 'restored'; readonly bid: ProposedBid; readonly key: string; readonly sentAt: number | null }
  | { readonly type: 'accepted'; readonly key: string; readonly receipt: Receipt; readonly leading: boolean }
  | { readonly type: 'refused'; readonly key: string; readonly refusal: Refusal };

/** The next state. An event for another phase or another key changes nothing. */
export function intentAfter(intent: BidIntent, event: IntentEvent): BidIntent {
  if (isInFlight(intent)) return inFlightAfter(intent, event);
  switch (event.type) {
    case 'armed': {
      const { bid, jump, at } = event;
      return { phase: 'armed', bid, jump, taps: jump ? 2 : 1, until: at + ARMED_FOR };
    }
    case 'cancelled':
      return IDLE;
    case 'restored':
      return { phase: 'checking', bid: event.bid, key: event.key, sentAt: event.sentAt };
    default:
      return intent.phase === 'armed' ? armedAfter(intent, event) : intent;
  }
}

/**
 * Whether the server has the bid or may have it. No other bid can be made until its outcome is
 * known.
 */
export function isInFlight(intent: BidIntent): intent is InFlight {
  return intent.phase === 'sending' || intent.phase === 'checking';
}

type InFlight = BidIntent & { readonly phase: 'sending' | 'checking' };

function inFlightAfter(intent: InFlight, event: IntentEvent): BidIntent {
  if (!('key' in event) || event.key !== intent.key) return intent;
  switch (event.type) {
    case 'no-answer':
      return intent.phase === 'sending' ? { ...intent, phase: 'checking' } : intent;
    case 'accepted':
      return { phase: 'accepted', bid: intent.bid, receipt: event.receipt, leading: event.leading };
    case 'refused':
      return { phase: 'refused', bid: intent.bid, refusal: event.refusal, sentAt: intent.sentAt };
    default:
      return intent;
  }
}

function armedAfter(intent: BidIntent & { readonly phase: 'armed' }, event: IntentEvent): BidIntent {
  switch (event.type) {
    case 'confirmed':
      return intent.taps === 2 ? { ...intent, taps: 1, until: event.at + ARMED_FOR } : intent;
    case 'expired':
      return event.at >= intent.until ? IDLE : intent;
    case 'lot-changed':
      if (event.minimum === null) return IDLE;
      return intent.bid.amount < event.minimum ? { phase: 'overtaken', bid: intent.bid } : intent;
    case 'sent':
      return intent.taps === 1 ? { phase: 'sending', bid: intent.bid, key: event.key, sentAt: event.sentAt } : intent;
    default:
      return intent;
  }
}
