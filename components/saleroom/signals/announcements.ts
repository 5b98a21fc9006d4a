/**
 * What is said aloud when a lot changes: price and standing, never ticks. Others' doings are polite and may wait; what happened to the listener's own bid
 * is said at once.
 */
import type { PaddleNumber } from '#auction/paddle.ts';
import { priceText } from '#components/ui/price-text.ts';
import type { LotView } from '../lot/lot-view.ts';
import { type ShownStanding, shownStanding } from '../lot/standing.ts';

export type Announcement = { readonly polite: string | null; readonly urgent: string | null };

const NOTHING: Announcement = { polite: null, urgent: null };

/** What a lot's change is worth saying. Amounts are in `currency` (ISO 4217). */
export function announceChange(
  before: LotView,
  after: LotView,
  {
    paddle,
    currency,
    lotNumber,
  }: { readonly paddle: PaddleNumber | null; readonly currency: string; readonly lotNumber: string },
): Announcement {
  const was = shownStanding(before.lot, before.you, paddle);
  const is = shownStanding(after.lot, after.you, paddle);
  const urgent = is === was ? null : urgentWords(is, lotNumber);
  const { lot } = after;
  if (lot.status !== before.lot.status) return { polite: urgent ? null : statusWords(after, currency), urgent };
  if (lot.currentBid !== before.lot.currentBid && lot.currentBid !== null) {
    return {
      polite: [`Current bid ${priceText(lot.currentBid, currency)}`, standingWords[is]].filter(Boolean).join(', '),
      urgent,
    };
  }
  if (lot.extensions > before.lot.extensions) return { polite: 'Closing time extended', urgent };
  if (is !== was && standingWords[is]) return { polite: urgent ? null : sentence(standingWords[is]), urgent };
  return urgent ? { polite: null, urgent } : NOTHING;
}

/** The whole state in one sentence, for a key that asks for it. `timeLeft` is in words, null where there is no clock. */
export function statusSentence(
  view: LotView,
  {
    paddle,
    currency,
    timeLeft,
  }: { readonly paddle: PaddleNumber | null; readonly currency: string; readonly timeLeft: string | null },
): string {
  const { lot } = view;
  const parts = [
    lot.currentBid === null ? 'No bids yet' : `Current bid ${priceText(lot.currentBid, currency)}`,
    standingWords[shownStanding(lot, view.you, paddle)],
    lot.askingBid === null ? statusWords(view, currency) : `next bid ${priceText(lot.askingBid, currency)}`,
    timeLeft,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

const standingWords: Readonly<Record<ShownStanding, string | null>> = {
  none: null,
  leading: 'you are leading',
  'leading-reserve-not-met': 'you are leading, the reserve is not met',
  outbid: 'you are outbid',
  won: 'you have won',
  lost: 'you did not win',
  'not-sold': 'not sold, the reserve was not met',
};

function urgentWords(standing: ShownStanding, lotNumber: string): string | null {
  if (standing === 'outbid') return `You have been outbid on lot ${lotNumber}`;
  return standing === 'won' ? `You have won lot ${lotNumber}` : null;
}

function statusWords({ lot }: LotView, currency: string): string | null {
  switch (lot.status) {
    case 'scheduled':
      return 'bidding has not opened';
    case 'open':
      return 'Bidding is open';
    case 'paused':
      return 'Bidding is paused';
    case 'sold':
      return lot.hammerPrice === null ? 'Sold' : `Sold for ${priceText(lot.hammerPrice, currency)}`;
    case 'passed':
      return 'Closed without a sale';
    case 'withdrawn':
      return 'The lot has been withdrawn';
  }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
