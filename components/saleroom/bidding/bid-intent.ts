/**
 * What a person is about to bid on one lot, from the first tap to the house's verdict. Nothing here touches a price or a lead: those come from the
 * house alone. The amount is frozen at the first tap; a price that passes it disarms the bid instead of changing it.
 */
import type { Money } from '#auction/money.ts';
import type { AcceptedBid, Refusal } from '#protocol/socket/ack.ts';

/** What is wished: an exact bid of an amount, or a secret max up to which the house bids. */
export type BidWish = { readonly kind: 'exact' | 'max'; readonly amount: Money };

/** Where and when the bid stands in the lot's ledger, and its hash: what the bidder may hold the house to. */
export type Receipt = Pick<AcceptedBid, 'seq' | 'hash' | 'at'>;

export type BidIntent =
  | { readonly phase: 'idle' }
  /** Tapped once. `taps`: how many confirmations are still wanted; two for a jump. `until` is on the page's own clock. */
  | {
      readonly phase: 'armed';
      readonly wish: BidWish;
      readonly taps: 1 | 2;
      readonly jump: boolean;
      readonly until: number;
    }
  /** The price went past the armed amount: nothing was sent. */
  | { readonly phase: 'overtaken'; readonly wish: BidWish }
  | { readonly phase: 'sending'; readonly wish: BidWish; readonly key: string; readonly sentAt: number | null }
  /** No answer came: what became of the key is being asked, until it is known. */
  | { readonly phase: 'checking'; readonly wish: BidWish; readonly key: string; readonly sentAt: number | null }
  | { readonly phase: 'accepted'; readonly wish: BidWish; readonly receipt: Receipt; readonly leading: boolean }
  /** `sentAt`: the house clock when it was sent, if that was known. */
  | { readonly phase: 'refused'; readonly wish: BidWish; readonly refusal: Refusal; readonly sentAt: number | null };

export const IDLE: BidIntent = { phase: 'idle' };

/** How long an armed bid waits for its confirmation, in milliseconds. */
export const ARMED_FOR = 4_000;

export type IntentEvent =
  | { readonly type: 'armed'; readonly wish: BidWish; readonly jump: boolean; readonly at: number }
  | { readonly type: 'confirmed'; readonly at: number }
  | { readonly type: 'let-go' }
  | { readonly type: 'expired'; readonly at: number }
  | { readonly type: 'lot-moved'; readonly least: Money | null }
  | { readonly type: 'sent'; readonly key: string; readonly sentAt: number | null }
  | { readonly type: 'no-answer'; readonly key: string }
  | { readonly type: 'taken-up'; readonly wish: BidWish; readonly key: string; readonly sentAt: number | null }
  | { readonly type: 'accepted'; readonly key: string; readonly receipt: Receipt; readonly leading: boolean }
  | { readonly type: 'refused'; readonly key: string; readonly refusal: Refusal };

/** The next state of an intent. An event that does not belong to the present phase, or to the present key, changes nothing. */
export function intentAfter(intent: BidIntent, event: IntentEvent): BidIntent {
  switch (event.type) {
    case 'armed':
      return isUnderWay(intent)
        ? intent
        : { phase: 'armed', wish: event.wish, jump: event.jump, taps: event.jump ? 2 : 1, until: event.at + ARMED_FOR };
    case 'confirmed':
      return intent.phase === 'armed' && intent.taps === 2
        ? { ...intent, taps: 1, until: event.at + ARMED_FOR }
        : intent;
    case 'let-go':
      return isUnderWay(intent) ? intent : IDLE;
    case 'expired':
      return intent.phase === 'armed' && event.at >= intent.until ? IDLE : intent;
    case 'lot-moved':
      return disarmedBy(intent, event.least);
    case 'sent':
      return intent.phase === 'armed' && intent.taps === 1
        ? { phase: 'sending', wish: intent.wish, key: event.key, sentAt: event.sentAt }
        : intent;
    case 'no-answer':
      return intent.phase === 'sending' && intent.key === event.key ? { ...intent, phase: 'checking' } : intent;
    case 'taken-up':
      return isUnderWay(intent)
        ? intent
        : { phase: 'checking', wish: event.wish, key: event.key, sentAt: event.sentAt };
    case 'accepted':
      return isUnderWay(intent) && intent.key === event.key
        ? { phase: 'accepted', wish: intent.wish, receipt: event.receipt, leading: event.leading }
        : intent;
    case 'refused':
      return isUnderWay(intent) && intent.key === event.key
        ? { phase: 'refused', wish: intent.wish, refusal: event.refusal, sentAt: intent.sentAt }
        : intent;
  }
}

/** Whether the house has the bid, or may have it: until its verdict no other can be made. */
export function isUnderWay(intent: BidIntent): intent is BidIntent & { readonly phase: 'sending' | 'checking' } {
  return intent.phase === 'sending' || intent.phase === 'checking';
}

function disarmedBy(intent: BidIntent, least: Money | null): BidIntent {
  if (intent.phase !== 'armed') return intent;
  if (least === null) return IDLE;
  return intent.wish.amount < least ? { phase: 'overtaken', wish: intent.wish } : intent;
}
