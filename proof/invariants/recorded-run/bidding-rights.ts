import { rightsKept } from '../recorded-lot/bidding-rights.ts';
import { type HistoryChecker, type Look, momentOf } from './run-clock.ts';
import { troubles } from './injected-faults.ts';
import { isOwn } from './keyed-commands.ts';
import { salesOf, sha256 } from './recorded-lots.ts';

/** I33: whoever consigned a lot tries to bid on it, and is never let. */
export const noSelfBid: HistoryChecker = {
  invariant: 'I33',
  promise: 'nobody bid on what they had consigned',
  look: (history) => {
    const consignorOf = new Map(history.lots.map(({ l, consignor }) => [l, consignor]));
    const isTheirs = ({ l, u }: { readonly l: string; readonly u: string | null }) =>
      u !== null && u === consignorOf.get(l);
    const tried = history.ops.filter((op) => op.ph === 'inv' && (op.op === 'bid' || op.op === 'max') && isTheirs(op));
    const taken = history.events.filter((event) => isTheirs(event) && isOwn(event));
    return [
      ...tried.map(({ t }) => ({ t, fault: null })),
      ...taken.map(({ l, s, db }) => ({
        t: momentOf(history, db),
        fault: `event ${s} of ${l} was taken from whoever consigned the lot`,
      })),
    ];
  },
};

/** I34: whoever bid had a paddle and a session at that moment. */
export const rightAtThatMoment: HistoryChecker = {
  invariant: 'I34',
  promise: 'whoever bid had the right to at that moment',
  look: (history) => {
    const paddles = salesOf(history).flatMap(({ lotId, steps }): readonly Look[] => {
      const { faults } = rightsKept.check(steps, sha256);
      const bids = steps.filter(({ command, recorded }) => recorded.length > 0 && 'bidder' in command);
      return [
        ...bids.map(({ t }) => ({ t, fault: null })),
        ...faults.map((fault) => ({ t: null, fault: `${lotId}: ${fault}` })),
      ];
    });
    const revoked = troubles(history)
      .filter(({ name, struck }) => name === 'revoke-session' && struck)
      .flatMap(({ ended, arg }): readonly Look[] => {
        const late = history.events.filter((event) => event.u === arg.userId && isOwn(event));
        const tried = history.ops.filter(
          ({ u, t, ph, op }) => u === arg.userId && t > ended && ph === 'inv' && op !== 'outcome',
        );
        return [
          ...tried.map(({ t }) => ({ t, fault: null })),
          ...late
            .filter(({ db }) => momentOf(history, db) > ended)
            .map(({ l, s, db }) => ({
              t: momentOf(history, db),
              fault: `event ${s} of ${l} was taken from somebody whose session had ended`,
            })),
        ];
      });
    return [...paddles, ...revoked];
  },
};
