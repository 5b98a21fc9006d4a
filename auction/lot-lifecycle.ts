import type { ExtendClosing, OpenLot, PauseLot, ResumeLot, WithdrawLot } from './commands.ts';
import { accept, type Decision, notPossible, reject } from './decision.ts';
import { commitTo, type Sha256 } from './ledger-hash.ts';
import type { Lot } from './lot.ts';
import { whyNoBids, whyNotOnSale, whyOver } from './lot-state.ts';
import { latestClose } from './soft-close.ts';

/** Puts a scheduled lot on sale with its reserve sealed (R2). */
export function decideOpenLot(lot: Lot, command: OpenLot, sha256: Sha256): Decision {
  if (lot.status === 'withdrawn') return reject({ code: 'LOT_NOT_OPEN', status: lot.status });
  if (lot.status !== 'scheduled') return notPossible('already-open');
  const { at, terms, openingBid, closesAt, reserve, salt } = command;
  const secret = reserve === null ? null : { reserve, salt };
  const commitment = secret && commitTo(sha256, secret);
  return accept({ type: 'LotOpened', at, terms, openingBid, closesAt, commitment, secret });
}

/**
 * Extends a lot after a bid on another lot (C4) or a measured downtime (C6). Only a downtime may
 * extend a lot that is due or exceed the cap (C2). An earlier closing time results in no event.
 */
export function decideExtendClosing(lot: Lot, { at, closesAt: wanted, cause }: ExtendClosing): Decision {
  const over = cause === 'downtime' ? whyOver(lot) : whyNotOnSale(lot, at);
  if (over) return reject(over);
  if (lot.closesAt === null) return accept();
  const closesAt = cause === 'downtime' ? wanted : Math.min(wanted, latestClose(lot));
  return closesAt > lot.closesAt ? accept({ type: 'ClosingExtended', at, closesAt, cause }) : accept();
}

/** Pauses an open lot. Its closing time is suspended until it is resumed. */
export function decidePauseLot(lot: Lot, { at, reason }: PauseLot): Decision {
  const why = whyNoBids(lot, at);
  return why ? reject(why) : accept({ type: 'LotPaused', at, reason });
}

/** Ends a pause. A timed lot is extended by the length of the pause. */
export function decideResumeLot(lot: Lot, { at }: ResumeLot): Decision {
  if (lot.status !== 'paused') return notPossible('not-paused');
  const paused = at - (lot.pausedAt ?? at);
  return accept({ type: 'LotResumed', at, closesAt: lot.closesAt === null ? null : lot.closesAt + paused });
}

/** Withdraws a lot before it opens or while it is on sale, but not once it is due (O2). */
export function decideWithdrawLot(lot: Lot, { at, reason }: WithdrawLot): Decision {
  const why = lot.status === 'scheduled' ? null : whyNotOnSale(lot, at);
  return why ? reject(why) : accept({ type: 'LotWithdrawn', at, reason });
}
