/**
 * The message below the bid buttons: why they are disabled, or the outcome of the last bid, unless
 * a button shows it.
 */
import { priceText } from '#components/ui/format/price-text.ts';
import type { Connection } from '../connection/connection.ts';
import type { BidIntent } from '../room/state/bid-intent.ts';
import { bidRefusalMessage } from './refusal-messages.ts';

export type BidMessage = { readonly tone: 'soft' | 'note' | 'bad'; readonly text: string };

export type BidFacts = {
  readonly intent: BidIntent;
  readonly connection: Connection;
  /** The time of the prices, as text; null while live. */
  readonly asOf: string | null;
  /** The number of bids placed while the connection was down. */
  readonly missed: number;
  /** ISO 4217 code. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
};

/** One or two sentences, or null. */
export function bidMessage({ intent, connection, asOf, missed, currency, timeZone }: BidFacts): BidMessage | null {
  if (intent.phase === 'checking') {
    const price = priceText(intent.bid.amount, currency);
    return { tone: 'note', text: `No answer yet. We are checking whether your bid of ${price} was placed.` };
  }
  if (connection.kind !== 'live')
    return {
      tone: connection.kind === 'connecting' ? 'soft' : 'bad',
      text: `${offlineText[connection.kind]} Prices as of ${asOf}.`,
    };
  if (intent.phase === 'refused' && intent.refusal.code !== 'BELOW_ASKING_BID') {
    return { tone: 'bad', text: bidRefusalMessage(intent.refusal, { currency, timeZone, sentAt: intent.sentAt }).full };
  }
  if (intent.phase === 'idle' && missed > 0) {
    return {
      tone: 'note',
      text: `Live again. ${missed === 1 ? 'One bid was' : `${missed} bids were`} placed while you were offline.`,
    };
  }
  return null;
}

const offlineText: Readonly<Record<Exclude<Connection['kind'], 'live'>, string>> = {
  connecting: 'Connecting to the saleroom.',
  reconnecting: 'Bidding is off until we are live again.',
  offline: 'No connection: bidding is off until we are live again.',
  superseded: 'This page is out of date: reload it to bid.',
};
