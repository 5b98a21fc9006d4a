import { latestClose } from '#auction/soft-close.ts';
import { spreadExtension } from '#auction/spread-extension.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import type { LedgerStep, LotLedger } from './lot-ledger.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/** I14: an extension that applies to other lots reaches them in the same write (C4). */
export const extensionsSpread: Invariant<SimulatedAuction> = {
  ...CLAIMS.extensionsSpread,
  check: ({ ledgers }) => {
    const all = [...ledgers.values()];
    const extensions = all.flatMap((ledger) =>
      ledger.steps.filter(isExtendedByBid).map((step) => ({ step, extended: ledger })),
    );
    const pairs = all.flatMap((other) =>
      extensions.filter(({ extended }) => extended !== other).map((extension) => ({ ...extension, other })),
    );
    return examine(pairs, ({ step, extended, other }) => missedExtension(step, extended, other));
  },
};

function isExtendedByBid({ rows }: LedgerStep): boolean {
  return rows.some(({ event }) => event.type === 'ClosingExtended' && event.cause === 'bid');
}

/**
 * Compares the closing time of another lot after the write with the earliest that the rule allows.
 */
function missedExtension(step: LedgerStep, { record }: LotLedger, other: LotLedger): string | null {
  const { before, after, commit, command } = step;
  const scope = before.terms?.softClose.mode === 'off' ? 'lot' : before.terms?.softClose.scope;
  if (!scope || before.closesAt === null || after.closesAt === null) return null;
  const lot = other.states[other.seqAt(commit.moment)];
  if (!lot || lot.closesAt === null || !(lot.status === 'open' || lot.status === 'paused')) return null;
  if (lot.status === 'open' && command.at >= lot.closesAt) return null;
  const { lotId, position, group } = other.record;
  const [expected] = spreadExtension({
    scope,
    extended: { position: record.position, group: record.group, from: before.closesAt, to: after.closesAt },
    others: [{ lotId, position, group, closesAt: lot.closesAt }],
  });
  if (!expected) return null;
  const actual = other.states[other.seqAt(commit.moment + 0.5)]?.closesAt ?? 0;
  const least = Math.min(expected.closesAt, Math.max(lot.closesAt, latestClose(lot)));
  return actual >= least
    ? null
    : `an extension to ${after.closesAt} left another lot at ${actual}; by the rule it is ${least}`;
}
