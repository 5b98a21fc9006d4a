/**
 * What a screen reader announces when a lot changes: price and standing, never the countdown. Bids
 * of others are polite and may wait; a change of the viewer's own standing is urgent.
 */
import type { PaddleNumber } from '#auction/paddle.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import type { LotView } from '../room/state/lot-view.ts';
import { type ShownStanding, shownStanding } from '../room/state/standing.ts';

export type Announcement = { readonly polite: string | null; readonly urgent: string | null };

const NO_ANNOUNCEMENT: Announcement = { polite: null, urgent: null };

/** The announcement for a change of a lot. `currency` is an ISO 4217 code. */
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
  const urgent = is === was ? null : urgentText(is, lotNumber);
  const { lot } = after;
  if (lot.status !== before.lot.status) return { polite: urgent ? null : statusText(after, currency), urgent };
  if (lot.currentBid !== before.lot.currentBid && lot.currentBid !== null) {
    return {
      polite: [`Current bid ${priceText(lot.currentBid, currency)}`, standingText[is]].filter(Boolean).join(', '),
      urgent,
    };
  }
  if (lot.extensions > before.lot.extensions) return { polite: 'Closing time extended', urgent };
  if (is !== was && standingText[is]) return { polite: urgent ? null : capitalised(standingText[is]), urgent };
  return urgent ? { polite: null, urgent } : NO_ANNOUNCEMENT;
}

/** The whole state in one sentence. `timeLeft` is text; null without a countdown. */
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
    standingText[shownStanding(lot, view.you, paddle)],
    lot.askingBid === null ? statusText(view, currency) : `next bid ${priceText(lot.askingBid, currency)}`,
    timeLeft,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

const standingText: Readonly<Record<ShownStanding, string | null>> = {
  none: null,
  leading: 'you are leading',
  'leading-reserve-not-met': 'you are leading, the reserve is not met',
  outbid: 'you are outbid',
  won: 'you have won',
  lost: 'you did not win',
  'not-sold': 'not sold, the reserve was not met',
};

function urgentText(standing: ShownStanding, lotNumber: string): string | null {
  if (standing === 'outbid') return `You have been outbid on lot ${lotNumber}`;
  return standing === 'won' ? `You have won lot ${lotNumber}` : null;
}

function statusText({ lot }: LotView, currency: string): string | null {
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

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
