import { keyId } from '../command-key.ts';
import { busy, type SaleroomRefusal } from '../command-result.ts';
import type { CommandOutcome, LedgerBatch, LotAppend, LotId } from '../ports.ts';
import type { WaitingCommand } from '../queues/waiting-command.ts';
import { decideCommand } from './decide-command.ts';
import { type Known, startWorkingBatch, type WorkingBatch, type WorkingLot } from './working-batch.ts';

/** What was decided about one command: a result that is stored under its key, or a refusal of the saleroom's own, which is not. */
export type Verdict =
  | { readonly result: CommandOutcome['result'] }
  | { readonly result: null; readonly refusal: SaleroomRefusal };

export type DecidedBatch = {
  /** In the order of the commands. */
  readonly verdicts: readonly Verdict[];
  readonly lots: ReadonlyMap<LotId, WorkingLot>;
  /** Null when there is nothing to write. */
  readonly write: LedgerBatch | null;
  readonly toConfirm: readonly string[];
  readonly wantsWholeAuction: boolean;
};

/** Decides a batch in order, each command against what the ones before it left. Reads nothing and writes nothing, so it can be done again. */
export function decideBatch(batch: readonly WaitingCommand[], known: Known, newSalt: () => string): DecidedBatch {
  const hand = startWorkingBatch(known, newSalt);
  const verdicts = batch.map((waiting) => judge(hand, waiting));
  return {
    verdicts,
    lots: hand.lots,
    write: toWrite(hand),
    toConfirm: [...hand.toConfirm],
    wantsWholeAuction: hand.wantsWholeAuction,
  };
}

function judge(hand: WorkingBatch, waiting: WaitingCommand): Verdict {
  const { actor, key, lotId } = waiting;
  const record = hand.known.lots.get(lotId);
  if (!record) return { result: null, refusal: { code: 'NOT_FOUND' } };
  if (actor.kind === 'house') return { result: decideCommand(hand, waiting, record) };

  const { userId, sessionId } = actor;
  if (hand.known.endedSessions.has(sessionId)) return { result: null, refusal: { code: 'UNAUTHENTICATED' } };
  // Their rights change under the batch's hands: they try again, and nobody else has to wait for them.
  if (hand.known.inDispute.has(userId)) return { result: null, refusal: busy };
  if (key === null) return { result: decideCommand(hand, waiting, record) };
  const id = keyId(userId, key.key);
  const settled = hand.known.outcomes.get(id) ?? hand.outcomes.get(id);
  if (settled) return verdictUnder(settled, key.digest);
  const result = decideCommand(hand, waiting, record);
  hand.outcomes.set(id, { actorId: userId, key: key.key, lotId, digest: key.digest, result });
  return { result };
}

/** A key that has an outcome is answered with it, whatever has happened since (I5). A burnt key stays burnt whatever comes under it (I4). */
export function verdictUnder({ digest, result }: CommandOutcome, asked: string): Verdict {
  const isBurnt = !result.accepted && result.rejection.code === 'NEVER_RECEIVED';
  return digest === asked || isBurnt ? { result } : { result: null, refusal: { code: 'KEY_REUSED' } };
}

function toWrite(hand: WorkingBatch): LedgerBatch | null {
  // Lots without an event are named too: the ledger then confirms that the refusals were decided on the latest state (I10, I13).
  const lots = [...hand.lots.values()].map(toAppend);
  if (hand.outcomes.size === 0 && lots.every(({ events }) => events.length === 0)) return null;
  return {
    decidedAt: hand.known.at,
    // In one order everywhere, so that two nodes never wait for each other's lots.
    lots: lots.toSorted((one, other) => (one.lotId < other.lotId ? -1 : 1)),
    outcomes: [...hand.outcomes.values()],
    bidders: [...hand.bidders.values()],
  };
}

function toAppend({ record, lot, events, clock }: WorkingLot): LotAppend {
  return { lotId: record.lotId, expectedSeq: record.lot.seq, events, after: lot, clock };
}
