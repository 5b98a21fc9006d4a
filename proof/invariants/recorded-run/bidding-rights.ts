import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { injectedFaults } from './injected-faults.ts';
import { isManual } from './keyed-commands.ts';
import { runTime } from './run-time.ts';

/** I33: consignors try to bid on their own lots, and are never accepted. */
export const noSelfBid: Invariant<RecordedRun> = {
  ...CLAIMS.noSelfBid,
  check: (run) => {
    const consignorOf = new Map(run.lots.map(({ l, consignor }) => [l, consignor]));
    const isByConsignor = ({ l, u }: { readonly l: string; readonly u: string | null }) =>
      u !== null && u === consignorOf.get(l);
    const attempts = run.ops.filter(
      (op) => op.ph === 'inv' && (op.op === 'bid' || op.op === 'max') && isByConsignor(op),
    );
    const accepted = run.events.filter((event) => isByConsignor(event) && isManual(event));
    return [
      ...attempts.map(({ t }): Finding => ({ at: t, breach: null })),
      ...accepted.map(
        ({ l, s, db }): Finding => ({
          at: runTime(run, db),
          breach: `event ${s} of ${l} was accepted from the consignor of the lot`,
        }),
      ),
    ];
  },
};

/** I34: no bid is accepted from a bidder whose session was deleted. */
export const signedIn: Invariant<RecordedRun> = {
  ...CLAIMS.signedIn,
  check: (run) =>
    injectedFaults(run)
      .filter(({ name, struck }) => name === 'revoke-session' && struck)
      .flatMap(({ ended, arg }): readonly Finding[] => {
        const attempts = run.ops.filter(
          ({ u, t, ph, op }) => u === arg.userId && t > ended && ph === 'inv' && op !== 'outcome',
        );
        const accepted = run.events.filter(
          (event) => event.u === arg.userId && isManual(event) && runTime(run, event.db) > ended,
        );
        return [
          ...attempts.map(({ t }): Finding => ({ at: t, breach: null })),
          ...accepted.map(
            ({ l, s, db }): Finding => ({
              at: runTime(run, db),
              breach: `event ${s} of ${l} was accepted from a bidder whose session had ended`,
            }),
          ),
        ];
      }),
};
