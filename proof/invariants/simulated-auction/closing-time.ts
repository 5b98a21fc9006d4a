import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import type { LedgerStep } from './lot-ledger.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

const ENDED: readonly string[] = ['sold', 'passed', 'withdrawn'];

function allSteps({ ledgers }: SimulatedAuction): readonly LedgerStep[] {
  return [...ledgers.values()].flatMap(({ steps }) => steps);
}

/**
 * I12: by the ledger's clock, read at the write, no bid was written at or after the closing time.
 */
export const noBidWrittenAfterClose: Invariant<SimulatedAuction> = {
  ...CLAIMS.noBidWrittenAfterClose,
  check: (auction) =>
    examine(
      allSteps(auction).filter(({ command: { type } }) => type === 'PlaceBid' || type === 'SetMaxBid'),
      ({ before, commit, rows }) =>
        before.closesAt === null || commit.at < before.closesAt
          ? null
          : `bid ${rows[0]?.seq} was written at ${commit.at}, after the close at ${before.closesAt}`,
    ),
};

/**
 * I13: no bid was refused as too late before the lot had ended or was due by the ledger's clock.
 */
export const noEarlyLockout: Invariant<SimulatedAuction> = {
  ...CLAIMS.noEarlyLockout,
  check: ({ history, ledgers }) =>
    examine(
      history.committed.flatMap(({ outcomes, ...commit }) =>
        outcomes.flatMap(({ result, ...outcome }) =>
          !result.accepted && result.rejection.code === 'LOT_CLOSED' ? [{ ...outcome, commit }] : [],
        ),
      ),
      ({ key, lotId, commit }) => {
        const ledger = ledgers.get(lotId);
        const lot = ledger?.states[ledger.seqAt(commit.moment + 0.5)];
        const closesAt = lot?.closesAt ?? Number.POSITIVE_INFINITY;
        return lot?.endedAt || commit.at >= closesAt
          ? null
          : `key ${key} was refused at ${commit.at} as too late; the lot closes at ${closesAt}`;
      },
    ),
};

/**
 * How late a lot may close when nothing is wrong (I15), and how long the server may take to
 * recover, milliseconds.
 */
const CLOSES_WITHIN = 2_000;
const RECOVERY = 3_000;

/** I15: by the ledger's clock a lot closes at its closing time or soon after. */
export const closedInTime: Invariant<SimulatedAuction> = {
  ...CLAIMS.closedInTime,
  check: ({ ledgers, history }) =>
    examine([...ledgers.values()], ({ steps, record }) => {
      const last = steps.at(-1);
      if (!last || !ENDED.includes(last.after.status)) return `lot ${record.lotNumber} never ended`;
      const { closesAt } = last.before;
      if (last.after.status === 'withdrawn' || closesAt === null) return null;
      if (last.commit.at < closesAt) return `a lot was closed at ${last.commit.at}, before ${closesAt}`;
      const latest = Math.max(closesAt, history.healedAt + RECOVERY) + CLOSES_WITHIN;
      return last.commit.at <= latest ? null : `a lot that closes at ${closesAt} was closed at ${last.commit.at}`;
    }),
};

/** I16: no event follows the end of a lot. */
export const staysClosed: Invariant<SimulatedAuction> = {
  ...CLAIMS.staysClosed,
  check: (auction) =>
    examine(allSteps(auction), ({ before, rows }) =>
      ENDED.includes(before.status) ? `event ${rows[0]?.seq} came after the end` : null,
    ),
};
