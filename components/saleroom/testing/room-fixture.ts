/** Lots, events and pages for the tests of this folder. */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import type { RoomStart } from '../room/state/room-start.ts';

export const AUCTION = '01890a5d-ac96-774b-bcce-b302099a8057';
export const LOT = '01890a5d-ac96-774b-bcce-b302099a8058';
export const NOON = Date.UTC(2026, 10, 24, 12);

/** Whole pounds as money. */
export const pounds = (amount: number) => (amount * 100) as Money;

/**
 * Steps of £10, reset soft close of one minute, 20 % premium with 20 % VAT on it, jump guard at ten
 * times the asking bid.
 */
export const terms: Terms = {
  currency: 'GBP',
  increments: { kind: 'bands', bands: [{ from: 0 as Money, step: pounds(10) }] },
  ladderOnly: false,
  belowReserve: 'consume',
  maxBidMayBeLowered: false,
  jumpGuard: 10,
  softClose: { mode: 'reset', window: 60_000, extension: 60_000, cap: null, scope: 'lot' },
  buyersPremium: { bands: [{ from: 0 as Money, basisPoints: 2000 }], taxOnHammer: 0, taxOnPremium: 2000 },
};

/** An open lot at £100 by paddle 7, five events old, that closes at noon. */
export function openLot(changes: Partial<PublicLot> = {}): PublicLot {
  return {
    status: 'open',
    seq: 5,
    hash: 'a'.repeat(64),
    currentBid: pounds(100),
    leadingPaddle: '7',
    askingBid: pounds(110),
    nextBids: [pounds(110), pounds(120), pounds(130)],
    bidCount: 3,
    reserve: 'none',
    scheduledClosesAt: NOON,
    closesAt: NOON,
    extensions: 0,
    hammerPrice: null,
    endedAt: null,
    ...changes,
  };
}

export function bidEvent(
  seq: number,
  amount: Money,
  changes: { paddle?: string; automatic?: boolean; cause?: number } = {},
) {
  return {
    seq,
    hash: String(seq).padStart(64, '0'),
    event: {
      type: 'BidPlaced',
      at: NOON - 60_000,
      paddle: changes.paddle ?? '7',
      amount,
      automatic: changes.automatic ?? false,
      cause: changes.cause ?? null,
      commitment: null,
    },
  } satisfies RecordedPublicEvent;
}

/** An announcement of the events `fromSeq`..`toSeq`, each a bid £10 above the one before. */
export function lotChanged(fromSeq: number, toSeq: number, changes: Partial<PublicLot> = {}): LotChangedMessage {
  const events = Array.from({ length: toSeq - fromSeq + 1 }, (_, place) =>
    bidEvent(fromSeq + place, pounds(100 + (fromSeq + place - 5) * 10)),
  );
  const currentBid = events.at(-1)?.event.amount ?? pounds(100);
  const lot = openLot({
    seq: toSeq,
    currentBid,
    askingBid: (currentBid + 1000) as Money,
    nextBids: [1000, 2000, 3000].map((step) => (currentBid + step) as Money),
    bidCount: toSeq - 2,
    ...changes,
  });
  return { auctionId: AUCTION, lotId: LOT, fromSeq, toSeq, lot, events, now: NOON - 60_000 };
}

export function you(changes: Partial<PaddleLot> = {}): PaddleLot {
  return { seq: 5, standing: 'outbid', maxBid: pounds(90), ...changes };
}

/** A page of one lot with its history, seen by paddle 31. */
export function roomStart(changes: Partial<RoomStart> = {}): RoomStart {
  return {
    auctionId: AUCTION,
    slug: 'clocks',
    terms,
    timeZone: 'Europe/London',
    lots: { [LOT]: openLot() },
    viewer: { signedIn: true, paddle: { paddle: '31', status: 'approved', bidLimit: null }, lots: {} },
    histories: {
      [LOT]: {
        events: [bidEvent(3, pounds(80)), bidEvent(4, pounds(90), { paddle: '31' }), bidEvent(5, pounds(100))],
        bots: [],
      },
    },
    asOf: NOON - 120_000,
    ...changes,
  };
}
