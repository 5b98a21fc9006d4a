import type { Lot } from '#auction/lot.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import { publicLot } from '#auction/views.ts';
import type { Asked, Person } from '#proof/simulation/history.ts';
import { keyId } from '#server/saleroom/command-key.ts';
import { timedCommand } from '#server/saleroom/timed-command.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant, verdictOf } from '../invariant.ts';
import { committedAmount } from '../recorded-lot/committed-amount.ts';
import { justifiedRefusal as justifiedByLot } from '../recorded-lot/justified-refusal.ts';
import { type StoredOutcome, statusAt } from './indexed-history.ts';
import type { LotLedger } from './lot-ledger.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

type Refused = {
  readonly asked: Asked;
  readonly person: Person;
  readonly ledger: LotLedger;
  readonly rejection: Rejection;
  /** The time for which it was decided. */
  readonly at: number;
  /** The commit that wrote it. */
  readonly storedAt: StoredOutcome['commit'];
};

/**
 * I10: a state between the request and the answer justified each refusal, and its facts were right
 * in that state.
 */
export const justifiedRefusal: Invariant<SimulatedAuction> = {
  ...CLAIMS.justifiedRefusal,
  check: (auction) =>
    examine(refusalsOf(auction), (refused) =>
      isJustified(auction, refused)
        ? null
        : `${JSON.stringify(refused.rejection)} was not justified for key ${refused.asked.key}`,
    ),
};

function refusalsOf({ stored, asked, people, ledgers }: SimulatedAuction): readonly Refused[] {
  return [...stored.values()].flatMap(([first]) => {
    if (!first || first.outcome.result.accepted) return [];
    const { actorId, key, lotId, digest, result } = first.outcome;
    const { rejection, at } = result;
    const request = asked.get(keyId(actorId, key))?.find((copy) => copy.digest === digest);
    const [person, ledger] = [people.get(actorId), ledgers.get(lotId)];
    if (rejection.code === 'NEVER_RECEIVED' || !request || !person || !ledger) return [];
    return [{ asked: request, person, ledger, rejection, at, storedAt: first.commit }];
  });
}

function isJustified(auction: SimulatedAuction, refused: Refused): boolean {
  const { asked, rejection, at, storedAt, person } = refused;
  switch (rejection.code) {
    case 'STALE':
      return asked.expiresAt !== null && rejection.expiredAt === asked.expiresAt && at > asked.expiresAt;
    case 'KEY_REUSED':
      return false;
    case 'NOT_REGISTERED':
      return person.paddle === null;
    case 'OVER_LIMIT':
      return isOverLimit(auction, refused, rejection.available);
    case 'SUSPENDED':
    case 'AWAITING_APPROVAL': {
      const required: PaddleStatus = rejection.code === 'SUSPENDED' ? 'suspended' : 'awaiting-approval';
      return statusesBetween(auction, person, asked.moment, storedAt.moment).includes(required);
    }
    default:
      return statesBetween(refused).some((lot) => isRefusedBy(lot, refused));
  }
}

/** The lot's states from the request to the answer, including those within a batch. */
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
  return verdictOf(justifiedByLot.check([...opening, refusal])) !== 'violated';
}

function statusesBetween(auction: SimulatedAuction, person: Person, from: number, to: number) {
  const meanwhile = auction.history.rights.filter(
    ({ userId, moment }) => userId === person.userId && moment >= from && moment < to,
  );
  return [statusAt(auction, person, from), ...meanwhile.map(({ status }) => status)];
}

/**
 * The available amount lies between the least and the most that the other lots left meanwhile, and
 * the bid was above it.
 */
function isOverLimit(
  { ledgers }: SimulatedAuction,
  { asked, person, ledger, storedAt }: Refused,
  available: number,
): boolean {
  const { command } = asked;
  if (person.bidLimit === null || (command.type !== 'PlaceBid' && command.type !== 'SetMaxBid')) return false;
  const limit = command.type === 'PlaceBid' ? (command.max ?? command.amount) : command.max;
  let [least, most] = [0, 0];
  for (const other of ledgers.values()) {
    if (other === ledger) continue;
    const meanwhile = other.states
      .slice(other.seqAt(asked.moment), other.seqAt(storedAt.moment + 0.5) + 1)
      .map((lot) => committedAmount(lot, person.paddle));
    least += Math.min(...meanwhile);
    most += Math.max(...meanwhile);
  }
  return (
    limit > available &&
    available >= Math.max(0, person.bidLimit - most) &&
    available <= Math.max(0, person.bidLimit - least)
  );
}
