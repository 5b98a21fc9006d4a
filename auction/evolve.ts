import { better } from './enter-offer.ts';
import type { BidPlaced, BidVoided, LotEvent, LotOpened, MaxBidSet, RecordedEvent } from './events.ts';
import type { Lot, Offer } from './lot.ts';
import { HOUSE_PADDLE } from './paddle.ts';
import { isReserveMet } from './reserve.ts';
import { cappedOffers } from './standing-offers.ts';
import { offersWithout, rowsWithout, standingsWithout } from './without-bid.ts';

/** Applies an event to a lot. Folding all events from SCHEDULED_LOT gives the current lot (I8). */
export function evolve(lot: Lot, { seq, hash, event }: RecordedEvent): Lot {
  return { ...changed(lot, event, seq), seq, hash };
}

function changed(lot: Lot, event: LotEvent, seq: number): Lot {
  switch (event.type) {
    case 'LotOpened':
      return opened(lot, event, seq);
    case 'BidPlaced':
      return event.automatic ? withAutomaticBid(lot, event, seq) : withBid(lot, event, seq);
    case 'MaxBidSet':
      return withMaxSet(lot, event, seq);
    case 'ReserveMet':
      return { ...lot, reserveMet: true };
    case 'ReserveLowered': {
      const { reserve } = event.secret;
      return { ...lot, reserve, reserves: { reserve, seq, before: lot.reserves } };
    }
    case 'ClosingExtended': {
      // Only a downtime moves the scheduled close, and with it the cap (C6).
      const moved = event.cause === 'downtime' ? event.closesAt - (lot.closesAt ?? event.closesAt) : 0;
      const extensions = lot.extensions + 1;
      return { ...lot, ...rescheduled(lot, moved), closesAt: event.closesAt, extensions };
    }
    case 'BidVoided':
      return withoutBid(lot, event);
    case 'LotPaused':
      return { ...lot, status: 'paused', pausedAt: event.at };
    case 'LotResumed': {
      const moved = (event.closesAt ?? 0) - (lot.closesAt ?? 0);
      return { ...lot, ...rescheduled(lot, moved), status: 'open', pausedAt: null, closesAt: event.closesAt };
    }
    case 'LotSold':
      return { ...lot, status: 'sold', endedAt: event.at, hammerPrice: event.hammerPrice };
    case 'LotPassed':
      return { ...lot, status: 'passed', endedAt: event.at };
    case 'LotWithdrawn':
      return { ...lot, status: 'withdrawn', endedAt: event.at, pausedAt: null };
    default:
      return event satisfies never;
  }
}

function opened(lot: Lot, { terms, openingBid, closesAt, secret }: LotOpened, seq: number): Lot {
  const reserve = secret?.reserve ?? null;
  const reserves = reserve === null ? null : { reserve, seq, before: null };
  return { ...lot, status: 'open', terms, openingBid, reserve, reserves, closesAt, scheduledClosesAt: closesAt };
}

/** A person's bid, at the amount at which it stands. If beaten, the next event answers it (X5). */
function withBid(lot: Lot, { paddle, amount, secret }: BidPlaced, seq: number): Lot {
  if (!secret) throw new Error(`bid ${seq} has no limit: build a lot from the full events, not from the public ones`);
  const offer: Offer = { paddle, amount: secret.atLeast, limit: secret.limit, seq };
  const takesLead = lot.leader === null || offer.limit > lot.leader.limit;
  return {
    ...lot,
    offers: { offer, before: lot.offers },
    rows: { seq, cause: null, offerSeq: seq, before: lot.rows },
    leader: takesLead ? offer : lot.leader,
    underbidder: takesLead ? lot.leader : better(lot.underbidder, offer),
    currentBid: amount,
    leadingPaddle: paddle,
    bidCount: lot.bidCount + 1,
  };
}

function withAutomaticBid(lot: Lot, { paddle, amount, cause }: BidPlaced, seq: number): Lot {
  const isHouse = paddle === HOUSE_PADDLE;
  const house: Offer = { paddle, amount, limit: amount, seq };
  return {
    ...lot,
    rows: { seq, cause, offerSeq: isHouse ? seq : (lot.leader?.seq ?? null), before: lot.rows },
    leader: isHouse ? house : lot.leader,
    underbidder: isHouse ? lot.leader : lot.underbidder,
    currentBid: amount,
    leadingPaddle: paddle,
    bidCount: lot.bidCount + 1,
  };
}

/** A leader's new limit. A raise is a new offer (X2); a lowering amends the existing ones (X3). */
function withMaxSet(lot: Lot, { secret: { paddle, limit } }: MaxBidSet, seq: number): Lot {
  const { leader } = lot;
  if (!leader) throw new Error(`event ${seq} sets the leader's max, but the lot has no leader`);
  if (limit < leader.limit) {
    return { ...lot, offers: cappedOffers(lot.offers, paddle, limit), leader: { ...leader, limit } };
  }
  const offer: Offer = { paddle, amount: lot.openingBid, limit, seq };
  return { ...lot, offers: { offer, before: lot.offers }, leader: offer };
}

function withoutBid(lot: Lot, { voidedSeq, rows }: BidVoided): Lot {
  const { leader, underbidder, currentBid } = standingsWithout(lot, voidedSeq);
  return {
    ...lot,
    offers: offersWithout(lot.offers, voidedSeq),
    rows: rowsWithout(lot.rows, voidedSeq),
    bidCount: lot.bidCount - rows.length,
    leader,
    underbidder,
    currentBid,
    leadingPaddle: leader?.paddle ?? null,
    reserveMet: isReserveMet({ leader, underbidder, currentBid }, lot.reserve),
  };
}

function rescheduled(lot: Lot, by: number): Pick<Lot, 'scheduledClosesAt'> {
  return { scheduledClosesAt: lot.scheduledClosesAt === null ? null : lot.scheduledClosesAt + by };
}
