/** What is said under the bid buttons: why they are off, what became of the last bid. Silent where the button itself has said it. */
import { priceText } from '#components/ui/price-text.ts';
import type { Connection } from '../connection/connection.ts';
import type { BidIntent } from './bid-intent.ts';
import { refusalWords } from './refusal-words.ts';

export type BidWords = { readonly tone: 'soft' | 'note' | 'bad'; readonly text: string };

export type BidFacts = {
  readonly intent: BidIntent;
  readonly connection: Connection;
  /** The time of day from which the prices are; null while live. */
  readonly asOf: string | null;
  /** Bids that came while the connection was down. */
  readonly missed: number;
  /** ISO 4217 code. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
};

/** One sentence or two; null where there is nothing to say. */
export function bidWords({ intent, connection, asOf, missed, currency, timeZone }: BidFacts): BidWords | null {
  if (intent.phase === 'checking') {
    const price = priceText(intent.wish.amount, currency);
    return { tone: 'note', text: `No answer yet. We keep asking the house what became of your ${price}.` };
  }
  if (connection.kind !== 'live')
    return {
      tone: connection.kind === 'connecting' ? 'soft' : 'bad',
      text: `${offWords[connection.kind]} Prices as of ${asOf}.`,
    };
  if (intent.phase === 'refused' && intent.refusal.code !== 'BELOW_ASKING_BID') {
    return { tone: 'bad', text: refusalWords(intent.refusal, { currency, timeZone, sentAt: intent.sentAt }).full };
  }
  if (intent.phase === 'idle' && missed > 0) {
    return {
      tone: 'note',
      text: `Back live. ${missed === 1 ? 'One bid' : `${missed} bids`} came while you were away.`,
    };
  }
  return null;
}

const offWords: Readonly<Record<Exclude<Connection['kind'], 'live'>, string>> = {
  connecting: 'Connecting to the saleroom.',
  reconnecting: 'Bidding is off until we are live again.',
  offline: 'No connection: bidding is off until we are live again.',
  superseded: 'This page is older than the house: reload it to bid.',
};
