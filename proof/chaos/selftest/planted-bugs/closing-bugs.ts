import type { EventDump } from '../../recording/recorded-run.ts';
import { change, type PlantedBug, remove, withPublic } from './planted-bug.ts';

/** Bugs in when a lot closes. */
export const CLOSING_BUGS: readonly PlantedBug[] = [
  {
    id: 'I12',
    bug: 'the clock is read when the transaction begins, which then waits',
    plant: ({ events }) =>
      change(
        events,
        ({ k }) => k === 'key-ada-0000000004',
        (event) => ({ ...event, db: event.db + 30_000 }),
      ),
  },
  {
    id: 'I13',
    bug: 'a node refuses bids as too late by its own clock',
    plant: ({ outcomes, ops }) => {
      const r = { code: 'LOT_CLOSED', closedAt: 1_795_500_020_000 };
      change(
        outcomes,
        ({ r: was }) => was?.code === 'BELOW_ASKING_BID',
        (outcome) => ({ ...outcome, r }),
      );
      change(
        ops,
        ({ c }) => c === 'BELOW_ASKING_BID',
        (line) => ({ ...line, c: r.code, r }),
      );
    },
  },
  {
    id: 'I14',
    bug: 'the extension is written in a second transaction, by another rule',
    plant: ({ events }) =>
      change(
        events,
        ({ type }) => type === 'ClosingExtended',
        (event) => withPublic(event, { closesAt: Number(event.public.closesAt) + 1_234 }),
      ),
  },
  {
    id: 'I15',
    bug: 'two timers close one lot',
    plant: ({ events }) => {
      const sold = events.find(({ type }) => type === 'LotSold') as EventDump;
      events.push({
        ...sold,
        s: sold.s + 1,
        type: 'LotPassed',
        public: { type: 'LotPassed', at: sold.at, why: 'no-bid' },
      });
    },
  },
  {
    id: 'I15',
    bug: 'the process with the only timer has ended',
    plant: ({ events }) =>
      change(
        events,
        ({ type }) => type === 'LotSold',
        (event) => ({ ...event, db: event.db + 4_000 }),
      ),
  },
  {
    id: 'I15',
    bug: 'the lot is never closed',
    plant: ({ events, lots }) => {
      remove(events, ({ type }) => type === 'LotSold');
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, status: 'open', hammerPrice: null, endedAt: null }),
      );
    },
  },
  {
    id: 'I16',
    bug: 'an edit of the closing time opens the lot again',
    plant: ({ view }) => {
      const last = view.at(-1);
      if (last) view.push({ ...last, t: last.t + 1, s: last.s + 1, st: 'open' });
    },
  },
];
