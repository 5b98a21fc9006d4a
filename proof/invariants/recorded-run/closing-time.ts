import { type HistoryChecker, type Look, momentOf } from './run-clock.ts';
import { troubles } from './injected-faults.ts';
import { salesOf } from './recorded-lots.ts';

/** When nothing is broken a lot is closed at most so long after its time, microseconds. */
const CLOSES_WITHIN = 2_000_000;

/** I15, the other half: nor is it closed late, when all is well. */
export const closedInTime: HistoryChecker = {
  invariant: 'I15',
  promise: 'a lot closes within 2 s of its time when all is well',
  look: (history) => {
    const troubled = troubles(history);
    return salesOf(history).flatMap(({ lotId, steps }) =>
      steps
        .filter(({ command }) => command.type === 'CloseLot')
        .flatMap(({ before, t }): readonly Look[] => {
          const due = momentOf(history, before.closesAt ?? 0);
          const isTroubled = troubled.some(({ from, to }) => from <= due + CLOSES_WITHIN && to >= due);
          if (isTroubled) return [];
          const late = t - due;
          return [
            { t, fault: late <= CLOSES_WITHIN ? null : `${lotId} was closed ${Math.round(late / 1000)} ms late` },
          ];
        }),
    );
  },
};

/** I15 and I25: no lot that was due long ago stands open at the end. */
export const noneLeftOpen: HistoryChecker = {
  invariant: 'I15',
  promise: 'no lot stays open past its time',
  look: (history) =>
    history.lots.flatMap(({ l, status, closesAt }): readonly Look[] => {
      if (closesAt === null) return [];
      const due = momentOf(history, closesAt);
      const lastEnd = Math.max(0, ...troubles(history).map(({ to }) => to));
      if (Math.max(due, lastEnd) + CLOSES_WITHIN > history.meta.endedAt) return [];
      return [{ t: due, fault: status === 'open' ? `${l} was due at ${closesAt} and is open still` : null }];
    }),
};

const TERMINAL: ReadonlySet<string> = new Set(['LotSold', 'LotPassed', 'LotWithdrawn']);

/** I16: what has closed stays closed. */
export const staysClosed: HistoryChecker = {
  invariant: 'I16',
  promise: 'what has closed stays closed',
  look: (history) => {
    const ends = new Map(history.events.filter(({ type }) => TERMINAL.has(type)).map(({ l, s, db }) => [l, { s, db }]));
    return [...ends].map(([l, { s, db }]): Look => {
      const later = history.events.find((event) => event.l === l && event.s > s);
      const reopened = history.view.find((line) => line.l === l && line.s >= s && line.st === 'open');
      const t = momentOf(history, db);
      if (later) return { t, fault: `${l} ended at ${s}, and ${later.type} followed` };
      return { t, fault: reopened ? `${reopened.cl} showed ${l} open after it had ended` : null };
    });
  },
};

/** I18: the lot's row, its ledger and every screen name one buyer and one price. */
export const oneWinner: HistoryChecker = {
  invariant: 'I18',
  promise: 'row, ledger and history name one winner and one price',
  look: (history) =>
    history.events
      .filter(({ type }) => type === 'LotSold')
      .map(({ l, db, public: told }): Look => {
        const row = history.lots.find((lot) => lot.l === l);
        const last = history.bids.findLast((bid) => bid.l === l);
        const named = [
          `${told.paddle} at ${told.hammerPrice}`,
          `${row?.leadingPaddle} at ${row?.hammerPrice}`,
          `${last?.paddle} at ${last?.amount}`,
        ];
        const isOne = new Set(named).size === 1;
        return { t: momentOf(history, db), fault: isOne ? null : `${l} was sold to ${named.join(', ')}` };
      }),
};

/** I8: the row that pages and snapshots read is what the ledger makes. */
export const rowIsFold: HistoryChecker = {
  invariant: 'I8',
  promise: 'a lot’s row is what its events make',
  look: (history) =>
    salesOf(history).map(({ lotId, steps }): Look => {
      const row = history.lots.find(({ l }) => l === lotId);
      const last = steps.findLast(({ recorded }) => recorded.length > 0);
      if (!row || !last) return { t: null, fault: `${lotId} has events and no row` };
      const { seen } = last;
      const shown = [
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
      const held = [
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
      return {
        t: last.t,
        fault:
          JSON.stringify(shown) === JSON.stringify(held) ? null : `${lotId} holds ${held}; its events make ${shown}`,
      };
    }),
};
