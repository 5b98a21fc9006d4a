import type { LotId } from '#server/saleroom/ports.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { eventCounts, isConclusive } from './keys.ts';
import type { LedgerStep } from './lot-ledger.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/**
 * I1: an accepted command is in the ledger, committed before its answer, with the same key, lot,
 * number and hash.
 */
export const acknowledgedIsDurable: Invariant<SimulatedAuction> = {
  ...CLAIMS.acknowledgedIsDurable,
  check: ({ history, stored, ledgers }) =>
    examine(
      history.answered.filter(({ answer }) => answer.accepted),
      ({ userId, key, answer, moment }) => {
        if (!answer.accepted) return null;
        const [first] = stored.get(`${userId}/${key}`) ?? [];
        const result = first?.outcome.result;
        if (!first || !result?.accepted || first.commit.moment > moment)
          return `key ${key} was answered as accepted, and the ledger has no such bid`;
        if (result.seq !== answer.seq || result.hash !== answer.hash || first.outcome.lotId !== answer.lotId)
          return `key ${key} was answered as event ${answer.seq}, the ledger has ${result.seq}`;
        const row = ledgers.get(answer.lotId)?.rows[answer.seq - 1];
        return row?.hash === answer.hash ? null : `event ${answer.seq} of key ${key} is not in the ledger`;
      },
    ),
};

const SERVER_EVENTS: readonly string[] = ['LotOpened', 'LotSold', 'LotPassed', 'ClosingExtended'];

/**
 * I2: every event was requested before under its key, by its actor, for its lot, with its content;
 * or the server caused it.
 */
export const nothingInvented: Invariant<SimulatedAuction> = {
  ...CLAIMS.nothingInvented,
  check: (auction) =>
    [...auction.ledgers.values()].flatMap(({ record, steps }) =>
      examine(steps, (step) => inventionIn(auction, record.lotId, step)),
    ),
};

function inventionIn({ stored }: SimulatedAuction, lotId: LotId, { rows: [first], asked, commit }: LedgerStep) {
  if (!first) return null;
  const { actorId, commandKey, event, seq } = first;
  if (actorId === null || commandKey === null)
    return SERVER_EVENTS.includes(event.type) ? null : `nobody requested ${event.type} ${seq}`;
  if (!asked) return `event ${seq} has the key ${commandKey}, which nobody sent`;
  const outcome = stored.get(`${actorId}/${commandKey}`)?.[0]?.outcome;
  if (outcome && outcome.digest !== asked.digest) return `event ${seq} is not what key ${commandKey} requested`;
  if (asked.moment > commit.moment) return `event ${seq} was written before it was requested`;
  return asked.lotId === lotId ? null : `event ${seq} is on another lot than requested`;
}

/** I3: a refused key has no event. */
export const refusedLeavesNothing: Invariant<SimulatedAuction> = {
  ...CLAIMS.refusedLeavesNothing,
  check: (auction) => {
    const counts = eventCounts(auction);
    return examine(
      auction.history.answered.filter((answered) => !answered.answer.accepted && isConclusive(answered)),
      ({ userId, key }) => (counts.has(`${userId}/${key}`) ? `key ${key} was refused and is in the ledger` : null),
    );
  },
};
