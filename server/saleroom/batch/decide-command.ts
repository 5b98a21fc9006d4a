import { decide } from '#auction/decide.ts';
import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { Rejection, RejectionCode } from '#auction/rejections.ts';
import type { Actor, BidderRecord, CommandOutcome, LotRecord } from '../ports.ts';
import { sha256 } from '../sha256.ts';
import { timedCommand } from '../timed-command.ts';
import { type Extension, extendOthers, extensionToSpread } from './spread-extensions.ts';
import { toBidder } from './to-bidder.ts';
import { isBidCommand, type WaitingCommand } from './waiting-command.ts';
import { addEvents, type WorkingBatch, type WorkingLot, workingLot } from './working-batch.ts';

type Result = CommandOutcome['result'];

/** Rejections that depend on the bidder's registration rather than on the lot. */
const dependOnRegistration: ReadonlySet<RejectionCode> = new Set([
  'NOT_REGISTERED',
  'AWAITING_APPROVAL',
  'SUSPENDED',
  'OVER_LIMIT',
  'OWN_LOT',
]);

/**
 * Decides one command against its lot's working state, and applies its events to that state if it
 * is accepted.
 */
export function decideCommand(batch: WorkingBatch, waiting: WaitingCommand, record: LotRecord): Result {
  const { context } = batch;
  const { at } = context;
  const expiredAt = waiting.key?.expiresAt ?? null;
  if (expiredAt !== null && expiredAt < at) return { accepted: false, rejection: { code: 'STALE', expiredAt }, at };

  const working = workingLot(batch, record);
  const { actor, command, lotId } = waiting;
  const bidderRecord = actor.kind === 'person' ? (context.bidders.get(actor.userId)?.record ?? null) : null;
  const bidder = toBidder(bidderRecord, lotId, batch.lots);
  const timed = timedCommand(command, { at, newSalt: batch.newSalt, bidder, record });
  const decision = decide(working.state, timed, sha256);
  if (!decision.accepted) return rejected(batch, waiting, working, decision.rejection);

  const before = working.state;
  const actorId = actor.kind === 'person' ? actor.userId : null;
  const recorded = addEvents(working, decision.events, { actorId, commandKey: waiting.key?.key ?? null });
  if (command.type === 'CloseLot') working.clock = 'at-or-after-close';
  if (isBidCommand(waiting)) {
    if (before.closesAt !== null) working.clock = 'before-close'; // C1
    addBidder(batch, actor, bidderRecord);
    spreadExtension(batch, working, extensionToSpread(before, recorded));
  }
  const { seq, hash } = receiptOf(recorded) ?? working.state;
  return { accepted: true, seq, hash, at };
}

/** Adds the person to those whose rights the ledger checks under the lock. */
function addBidder(batch: WorkingBatch, actor: Actor, record: BidderRecord | null): void {
  if (actor.kind !== 'person' || !record?.paddleId) return;
  const { userId, sessionId } = actor;
  batch.bidders.set(sessionId, { userId, sessionId, paddleId: record.paddleId });
}

function spreadExtension(batch: WorkingBatch, working: WorkingLot, extension: Extension | null): void {
  if (!extension) return;
  if (batch.context.hasWholeAuction) extendOthers(batch, working.record, extension);
  else batch.needsWholeAuction = true;
}

function rejected(batch: WorkingBatch, { actor }: WaitingCommand, working: WorkingLot, rejection: Rejection): Result {
  const { context } = batch;
  if (actor.kind === 'person' && dependOnRegistration.has(rejection.code)) {
    if (context.bidders.get(actor.userId)?.isCached) batch.usersToConfirm.add(actor.userId);
  }
  // I13: whether a lot's time is over is decided by the ledger's clock, not by ours.
  if (rejection.code === 'LOT_CLOSED' && isOpen(working.state)) working.clock = 'at-or-after-close';
  return { accepted: false, rejection, at: context.at };
}

function isOpen({ status }: Lot): boolean {
  return status === 'open' || status === 'paused';
}

/**
 * The event that identifies the command in the ledger: the actor's own bid or max bid, not the
 * automatic bids that followed. Undefined when the command produced no event.
 */
function receiptOf(recorded: readonly RecordedEvent[]): RecordedEvent | undefined {
  const own = recorded.find(
    ({ event }) => (event.type === 'BidPlaced' && !event.automatic) || event.type === 'MaxBidSet',
  );
  return own ?? recorded[0];
}
