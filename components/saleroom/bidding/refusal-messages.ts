/** The messages for refused bids: what happened, with the facts, and what to do next. */
import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import { momentText } from '#components/ui/format/moment-text.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import type { Refusal } from '#protocol/socket/ack.ts';

export type RefusalContext = {
  /** ISO 4217 code. */
  readonly currency: string;
  /** IANA name of the zone in which times are shown. */
  readonly timeZone: string;
  /** The server's time when the command was sent; null if it was not measured. */
  readonly sentAt: number | null;
};

/** `short` fits on the button; `full` also explains what to do. */
export type RefusalMessage = { readonly short: string; readonly full: string };

const statusText: Readonly<Record<LotStatus, string>> = {
  scheduled: 'Bidding on this lot has not opened yet.',
  open: 'The lot is open.',
  paused: 'The lot is paused.',
  sold: 'This lot has been sold.',
  passed: 'This lot has closed without a sale.',
  withdrawn: 'This lot has been withdrawn from the auction.',
};

type MessageContext = RefusalContext & { readonly price: (amount: Money) => string };
type Messages = {
  readonly [Code in Refusal['code']]: (
    refusal: Extract<Refusal, { readonly code: Code }>,
    context: MessageContext,
  ) => RefusalMessage;
};

const messages: Messages = {
  BELOW_ASKING_BID: (refusal, { price }) => ({
    short: `Minimum is now ${price(refusal.askingBid)}`,
    full: `Someone was quicker: the next bid must be at least ${price(refusal.askingBid)}.`,
  }),
  NOT_ON_LADDER: (refusal, { price }) => ({
    short: 'Not one of the increments',
    full: `This auction takes only its own increments. Nearest: ${refusal.nearest.map(price).join(' or ')}.`,
  }),
  LOT_NOT_OPEN: (refusal) => ({ short: 'Not open', full: `${statusText[refusal.status]} Your bid was not placed.` }),
  LOT_CLOSED: (refusal, context) => tooLate(refusal.closedAt, context),
  PAUSED: () => ({
    short: 'Paused',
    full: 'The house has paused this lot. Your bid was not placed; the clock is stopped until it resumes.',
  }),
  NOT_REGISTERED: () => ({
    short: 'Register first',
    full: 'Register for this auction to get a paddle, then bid again.',
  }),
  AWAITING_APPROVAL: () => ({
    short: 'Awaiting approval',
    full: 'The house has not approved your registration yet. You can bid as soon as it has.',
  }),
  SUSPENDED: () => ({
    short: 'Paddle suspended',
    full: 'Your paddle has been suspended. Your bid was not placed; contact the house.',
  }),
  OVER_LIMIT: (refusal, { price }) => ({
    short: `Over your limit`,
    full:
      refusal.available > 0
        ? `Your limit leaves ${price(refusal.available)} for this lot. Bid less, or ask the house to raise your limit.`
        : 'Your limit is used up by the lots you lead. Ask the house to raise it.',
  }),
  OWN_LOT: () => ({ short: 'Your own lot', full: 'You consigned this lot, so you cannot bid on it.' }),
  ALREADY_LEADING: () => ({
    short: 'You already lead',
    full: 'You already lead. To be safer, raise your maximum instead.',
  }),
  MAX_ONLY_RAISES: (refusal, { price }) => ({
    short: `At least ${price(refusal.least)}`,
    full: `Your maximum was not changed: it must be ${price(refusal.least)} or more.`,
  }),
  JUMP_TOO_HIGH: (refusal, { price }) => ({
    short: 'Confirm the amount',
    full:
      `That is far above the asking bid: a bid above ${price(refusal.most)} must be confirmed twice. ` +
      `Your bid was not placed.`,
  }),
  KEY_REUSED: () => ({
    short: 'Not placed',
    full: 'This bid was mixed up with an earlier one and was not placed. Bid again.',
  }),
  STALE: () => ({
    short: 'Took too long',
    full: 'Your bid took too long to reach the server and was not placed. Check the price and bid again.',
  }),
  NOT_POSSIBLE: (refusal) => ({ short: 'Not possible', full: notPossible[refusal.why] }),
  INVALID: () => ({
    short: 'Not understood',
    full: 'The server could not read this bid, and it was not placed. Reload the page and try again.',
  }),
  UNAUTHENTICATED: () => ({ short: 'Sign in again', full: 'You are no longer signed in. Sign in, then bid again.' }),
  FORBIDDEN: () => ({
    short: 'Not allowed',
    full: 'Your account may not do this. Contact the house if you think it should.',
  }),
  NOT_FOUND: () => ({ short: 'Lot not found', full: 'This lot is no longer in the auction. Your bid was not placed.' }),
  RATE_LIMITED: (refusal) => ({
    short: 'Too many at once',
    full: `That was too many requests at once. Your bid was not placed; try again in ${seconds(refusal.retryAfter)}.`,
  }),
  BUSY: (refusal) => ({
    short: 'The server is busy',
    full: `The server is very busy. Your bid was not placed; try again in ${seconds(refusal.retryAfter)}.`,
  }),
  UNSUPPORTED_PROTOCOL: () => ({
    short: 'Reload the page',
    full: 'This page is out of date. Reload it, then bid again.',
  }),
  NEVER_RECEIVED: () => ({
    short: 'Never arrived',
    full: 'Your bid never reached the server, and will not be accepted later. Bid again.',
  }),
  SOMETHING_WENT_WRONG: () => ({
    short: 'Not placed',
    full: 'Something went wrong on the server. Your bid was not placed; bid again.',
  }),
};

/** After a request whose outcome was uncertain, the message states that no bid was placed. */
export function bidRefusalMessage(refusal: Refusal, context: RefusalContext): RefusalMessage {
  const price = (amount: Money) => priceText(amount, context.currency);
  // The table's type pairs each code with its refusal, which TypeScript cannot follow through an
  // index.
  const message = messages[refusal.code] as Message | undefined;
  return message ? message(refusal, { ...context, price }) : unknownRefusal;
}

type Message = (refusal: Refusal, context: MessageContext) => RefusalMessage;

/** For a code that a newer server sends to a page that was opened before an upgrade. */
const unknownRefusal: RefusalMessage = {
  short: 'Reload the page',
  full: 'The server refused this bid for a reason that this page does not know. Reload the page, then bid again.',
};

const notPossible: Readonly<Record<Extract<Refusal, { code: 'NOT_POSSIBLE' }>['why'], string>> = {
  'no-such-bid': 'There is no such bid to void.',
  'reserve-only-falls': 'A reserve can only be lowered while the lot is open.',
  'no-reserve': 'This lot has no reserve.',
  'not-due': 'The lot is not due yet.',
  'already-open': 'The lot is open already.',
  'not-paused': 'The lot is not paused.',
};

/** How late a bid was is shown only if it was sent after the close. */
function tooLate(closedAt: number, { sentAt, timeZone }: RefusalContext): RefusalMessage {
  const closed = momentText(closedAt, timeZone, 'second');
  if (sentAt === null || sentAt < closedAt) {
    return { short: 'Too late', full: `The lot closed at ${closed}, before your bid arrived.` };
  }
  const late = ((sentAt - closedAt) / 1000).toFixed(1);
  return { short: `Too late by ${late} s`, full: `The lot closed at ${closed}; you bid ${late} s after that.` };
}

/** `retryAfter` is in milliseconds. */
function seconds(retryAfter: number): string {
  const whole = Math.max(1, Math.ceil(retryAfter / 1000));
  return whole === 1 ? '1 second' : `${whole} seconds`;
}
