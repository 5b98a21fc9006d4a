import { decide } from '#auction/decide.ts';
import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { Rejection, RejectionCode } from '#auction/rejections.ts';
import { asBidder } from '../cache/bidder-cache.ts';
import type { CommandOutcome, LotRecord } from '../ports.ts';
import { isClerkCommand, type WaitingCommand } from '../queues/waiting-command.ts';
import { sha256 } from '../sha256.ts';
import { timedCommand } from '../timed-command.ts';
import { extendOthers, extensionToSpread } from './spread-extensions.ts';
import { addEvents, type WorkingBatch, type WorkingLot, workingLot } from './working-batch.ts';

type Result = CommandOutcome['result'];

/** Refusals that rest on the register rather than on the lot. */
const restOnRegister: ReadonlySet<RejectionCode> = new Set([
  'NOT_REGISTERED',
  'AWAITING_APPROVAL',
  'SUSPENDED',
  'OVER_LIMIT',
  'OWN_LOT',
]);

/** Decides one command against its lot as the batch has left it so far, and moves the lot on if it is accepted. */
export function decideCommand(hand: WorkingBatch, waiting: WaitingCommand, record: LotRecord): Result {
  const { at } = hand.known;
  const expiredAt = waiting.key?.expiresAt ?? null;
  if (expiredAt !== null && expiredAt < at) return { accepted: false, rejection: { code: 'STALE', expiredAt }, at };

  const lot = workingLot(hand, record);
  const { actor, command, lotId } = waiting;
  const known = actor.kind === 'person' ? hand.known.bidders.get(actor.userId) : undefined;
  const bidder = asBidder(known?.record ?? null, lotId, hand.lots);
  const timed = timedCommand(command, { at, newSalt: hand.newSalt, bidder, record });
  const decision = decide(lot.lot, timed, sha256);
  if (!decision.accepted) return refused(hand, waiting, lot, decision.rejection);

  const before = lot.lot;
  const actorId = actor.kind === 'person' ? actor.userId : null;
  const recorded = addEvents(lot, decision.events, { actorId, commandKey: waiting.key?.key ?? null });
  if (command.type === 'CloseLot') lot.clock = 'at-or-after-close';
  if (!isClerkCommand(waiting)) {
    if (before.closesAt !== null) lot.clock = 'before-close'; // C1
    if (actor.kind === 'person' && known?.record.paddleId) {
      const { userId, sessionId } = actor;
      hand.bidders.set(sessionId, { userId, sessionId, paddleId: known.record.paddleId });
    }
    const extension = extensionToSpread(before, recorded);
    if (extension && hand.known.wholeAuction) extendOthers(hand, lot.record, extension);
    else if (extension) hand.wantsWholeAuction = true;
  }
  const { seq, hash } = receiptOf(recorded) ?? lot.lot;
  return { accepted: true, seq, hash, at };
}

function refused(hand: WorkingBatch, { actor }: WaitingCommand, lot: WorkingLot, rejection: Rejection): Result {
  if (actor.kind === 'person' && restOnRegister.has(rejection.code)) {
    if (hand.known.bidders.get(actor.userId)?.remembered) hand.toConfirm.add(actor.userId);
  }
  // I13: that a lot's time is over is said by the ledger's clock, not by ours.
  if (rejection.code === 'LOT_CLOSED' && isOpen(lot.lot)) lot.clock = 'at-or-after-close';
  return { accepted: false, rejection, at: hand.known.at };
}

function isOpen({ status }: Lot): boolean {
  return status === 'open' || status === 'paused';
}

/** The event that stands for the command in the ledger: the giver's own bid or max, not what the house did about it. None where nothing was to do. */
function receiptOf(recorded: readonly RecordedEvent[]): RecordedEvent | undefined {
  const own = recorded.find(
    ({ event }) => (event.type === 'BidPlaced' && !event.automatic) || event.type === 'MaxBidSet',
  );
  return own ?? recorded[0];
}
