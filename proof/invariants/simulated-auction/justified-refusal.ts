import type { Lot } from '#auction/lot.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import { publicLot } from '#auction/views.ts';
import type { Asked, Person } from '#proof/simulation/history.ts';
import { keyId } from '#server/saleroom/command-key.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { timedCommand } from '#server/saleroom/timed-command.ts';
import { lookAt } from '../invariant.ts';
import { justifiedRefusal } from '../recorded-lot/justified-refusal.ts';
import type { Evidence } from './simulated-auction.ts';
import type { LedgerOfLot } from './lot-ledger.ts';
import { committedOn } from './spending-limits.ts';
import type { Judgement } from './simulated-auction-invariants.ts';
import { type StoredOutcome, statusAt } from './indexed-history.ts';

type Refused = {
  readonly asked: Asked;
  readonly person: Person;
  readonly ledger: LedgerOfLot;
  readonly rejection: Rejection;
  /** The instant for which it was decided. */
  readonly at: number;
  /** When it stood in the ledger. */
  readonly storedAt: StoredOutcome['commit'];
};

/** I10: some state between the asking and the answer justified each refusal, and the facts that came with it were right then. */
export const justifiedRefusals: Judgement = {
  invariant: 'I10',
  says: 'a state between asking and answer justified each refusal',
  judge: (evidence) =>
    lookAt(refusalsOf(evidence), (refused) =>
      isJustified(evidence, refused)
        ? null
        : `${JSON.stringify(refused.rejection)} was not justified for key ${refused.asked.key}`,
    ),
};

function refusalsOf({ stored, asked, people, ledgers }: Evidence): readonly Refused[] {
  return [...stored.values()].flatMap(([kept]) => {
    if (!kept || kept.outcome.result.accepted) return [];
    const { actorId, key, lotId, digest, result } = kept.outcome;
    const { rejection, at } = result;
    const own = asked.get(keyId(actorId, key))?.find((copy) => copy.digest === digest);
    const [person, ledger] = [people.get(actorId), ledgers.get(lotId)];
    if (rejection.code === 'NEVER_RECEIVED' || !own || !person || !ledger) return [];
    return [{ asked: own, person, ledger, rejection, at, storedAt: kept.commit }];
  });
}

function isJustified(evidence: Evidence, refused: Refused): boolean {
  const { asked, rejection, at, storedAt, person } = refused;
  switch (rejection.code) {
    case 'STALE':
      return asked.expiresAt !== null && rejection.expiredAt === asked.expiresAt && at > asked.expiresAt;
    case 'KEY_REUSED':
      return false;
    case 'NOT_REGISTERED':
      return person.paddle === null;
    case 'OVER_LIMIT':
      return isOverLimit(evidence, refused, rejection.available);
    case 'SUSPENDED':
    case 'AWAITING_APPROVAL': {
      const wanted: PaddleStatus = rejection.code === 'SUSPENDED' ? 'suspended' : 'awaiting-approval';
      return statusesBetween(evidence, person, asked.moment, storedAt.moment).includes(wanted);
    }
    default:
      return statesBetween(refused).some((lot) => isRefusedBy(lot, refused));
  }
}

/** The lot's states from the asking to the answer, also those that a batch went through. */
function statesBetween({ ledger, asked, storedAt }: Refused): readonly Lot[] {
  return ledger.states.slice(ledger.seqAt(asked.moment), ledger.seqAt(storedAt.moment + 0.5) + 1);
}

function isRefusedBy(before: Lot, { asked, person, ledger, rejection, at }: Refused): boolean {
  const bidder = {
    paddle: person.paddle,
    status: 'approved',
    available: null,
    consignedThisLot: person.consigned.includes(ledger.record.lotId),
  } as const;
  const record = { ...ledger.record, lot: before };
  const command = timedCommand(asked.command, { at, newSalt: () => '', bidder, record });
  const decision = { accepted: false, rejection } as const;
  const refusal = { before, command, decision, recorded: [], after: before, seen: publicLot(before) };
  const opening = ledger.steps.slice(0, 1);
  return justifiedRefusal.check([...opening, refusal], sha256).faults.length === 0;
}

function statusesBetween(evidence: Evidence, person: Person, from: number, to: number) {
  const meanwhile = evidence.history.rights.filter(
    ({ userId, moment }) => userId === person.userId && moment >= from && moment < to,
  );
  return [statusAt(evidence, person, from), ...meanwhile.map(({ status }) => status)];
}

/** What the paddle could still commit lies between the least and the most that its other lots took from it meanwhile; the bid was above it. */
function isOverLimit({ ledgers }: Evidence, { asked, person, ledger, storedAt }: Refused, available: number): boolean {
  const { command } = asked;
  if (person.bidLimit === null || (command.type !== 'PlaceBid' && command.type !== 'SetMaxBid')) return false;
  const limit = command.type === 'PlaceBid' ? (command.max ?? command.amount) : command.max;
  let [least, most] = [0, 0];
  for (const other of ledgers.values()) {
    if (other === ledger) continue;
    const meanwhile = other.states
      .slice(other.seqAt(asked.moment), other.seqAt(storedAt.moment + 0.5) + 1)
      .map((lot) => committedOn(lot, person.paddle));
    least += Math.min(...meanwhile);
    most += Math.max(...meanwhile);
  }
  return (
    limit > available &&
    available >= Math.max(0, person.bidLimit - most) &&
    available <= Math.max(0, person.bidLimit - least)
  );
}
