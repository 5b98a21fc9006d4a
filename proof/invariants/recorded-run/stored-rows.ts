import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { recordedLots } from './recorded-lots.ts';
import { runTime } from './run-time.ts';

/** I8: the row that pages and snapshots read is what the ledger produces. */
export const rowMatchesLedger: Invariant<RecordedRun> = {
  ...CLAIMS.rowMatchesLedger,
  check: (run) =>
    recordedLots(run).map(({ lotId, steps }): Finding => {
      const row = run.lots.find(({ l }) => l === lotId);
      const last = steps.findLast(({ recorded }) => recorded.length > 0);
      if (!row || !last) return { at: null, breach: `${lotId} has events and no row` };
      const { seen } = last;
      const folded = [
        seen.status,
        seen.seq,
        seen.hash,
        seen.currentBid,
        seen.leadingPaddle,
        seen.bidCount,
        seen.reserve,
        seen.closesAt,
        seen.hammerPrice,
      ];
      const stored = [
        row.status,
        row.seq,
        row.hash,
        row.currentBid && Number(row.currentBid),
        row.leadingPaddle,
        row.bidCount,
        row.reserveState,
        row.closesAt,
        row.hammerPrice && Number(row.hammerPrice),
      ];
      const isSame = JSON.stringify(folded) === JSON.stringify(stored);
      return { at: last.t, breach: isSame ? null : `the row of ${lotId} is ${stored}; its events produce ${folded}` };
    }),
};

/** I18: the lot's row, its last bid and its ledger name one buyer and one price. */
export const oneWinner: Invariant<RecordedRun> = {
  ...CLAIMS.oneWinner,
  check: (run) =>
    run.events
      .filter(({ type }) => type === 'LotSold')
      .map(({ l, db, public: sold }): Finding => {
        const row = run.lots.find((lot) => lot.l === l);
        const last = run.bids.findLast((bid) => bid.l === l);
        const winners = [
          `${sold.paddle} at ${sold.hammerPrice}`,
          `${row?.leadingPaddle} at ${row?.hammerPrice}`,
          `${last?.paddle} at ${last?.amount}`,
        ];
        const isOne = new Set(winners).size === 1;
        return { at: runTime(run, db), breach: isOne ? null : `${l} was sold to ${winners.join(', ')}` };
      }),
};
