import type { EventDump, OpLine } from '#proof/chaos/recording/recorded-run.ts';
import type { SmallHistory } from '../small-run.ts';

/** A history falsified as a bug of the house would, in one place; the checker of its invariant must see it. */
export type PlantedHistory = {
  readonly invariant: string;
  readonly bug: string;
  readonly plant: (history: SmallHistory) => void;
};

/** Changes the first item that fits. Throws where there is none: a bug that is not planted proves nothing. */
function change<T>(items: T[], fits: (item: T) => boolean, to: (item: T) => T): void {
  const n = items.findIndex(fits);
  const item = items[n];
  if (item === undefined) throw new Error('there is nothing to falsify');
  items[n] = to(item);
}
function take<T>(items: T[], fits: (item: T) => boolean): T {
  const [item] = items.splice(items.findIndex(fits), 1);
  if (item === undefined) throw new Error('there is nothing to falsify');
  return item;
}

const isManual = ({ type, public: told }: EventDump) => type === 'BidPlaced' && told.automatic === false;
const isAutomatic = ({ type, public: told }: EventDump) => type === 'BidPlaced' && told.automatic === true;
const isOk = ({ ph, op }: OpLine) => ph === 'ok' && op === 'bid';
const telling = (event: EventDump, own: Record<string, unknown>): EventDump => ({
  ...event,
  public: { ...event.public, ...own },
});

export const PLANTED_HISTORIES: readonly PlantedHistory[] = [
  {
    invariant: 'I1',
    bug: 'a bid is acknowledged before its COMMIT, which then fails',
    plant: ({ events, outcomes, ops }) => {
      const { k } = ops.find(isOk) as OpLine;
      take(events, (event) => event.k === k);
      take(outcomes, (outcome) => outcome.k === k);
    },
  },
  {
    invariant: 'I1',
    bug: 'a batch that was not answered is written a second time',
    plant: ({ events }) => {
      const own = events.find(isManual) as EventDump;
      events.push({ ...own, s: 99 });
    },
  },
  {
    invariant: 'I1',
    bug: 'the acknowledgement names another place than the ledger',
    plant: ({ ops }) => change(ops, isOk, (ok) => ({ ...ok, s: (ok.s ?? 0) + 1 })),
  },
  {
    invariant: 'I2',
    bug: 'a layer that tries again makes a key of its own',
    plant: ({ events }) => change(events, isManual, (event) => ({ ...event, k: 'key-nobody-0000001' })),
  },
  {
    invariant: 'I2',
    bug: 'the house bids for somebody without a cause',
    plant: ({ events }) => change(events, isAutomatic, (event) => telling(event, { cause: 1 })),
  },
  {
    invariant: 'I3',
    bug: 'the bid is written before its refusal',
    plant: ({ events, ops }) => {
      const fail = ops.find(({ ph, c }) => ph === 'fail' && c === 'BELOW_ASKING_BID') as OpLine;
      change(events, isManual, (event) => ({ ...event, u: fail.u, k: fail.k }));
    },
  },
  {
    invariant: 'I3',
    bug: 'the door says no and the bid goes on',
    plant: ({ events, ops }) => {
      const fail = ops.find(({ c }) => c === 'UNAUTHENTICATED') as OpLine;
      change(events, isManual, (event) => ({ ...event, u: fail.u, k: fail.k }));
    },
  },
  {
    invariant: 'I4',
    bug: 'a key that was asked for in vain is accepted after all',
    plant: ({ ops }) =>
      change(
        ops,
        ({ op, ph }) => op === 'outcome' && ph === 'ok',
        ({ s: _s, h: _h, ...line }): OpLine => ({ ...line, ph: 'fail', c: 'NEVER_RECEIVED' }),
      ),
  },
  {
    invariant: 'I4',
    bug: 'nobody can say what became of a bid',
    plant: ({ ops }) => void take(ops, ({ op, ph }) => op === 'outcome' && ph === 'fail'),
  },
  {
    invariant: 'I5',
    bug: 'keys are kept in the memory of one node',
    plant: ({ ops, events, outcomes }) => {
      const first = outcomes.find(({ k }) => k === 'key-cleo-000000001');
      const own = events.find(({ k, type }) => k === first?.k && type !== 'ClosingExtended') as EventDump;
      events.push({ ...own, s: 99 });
      change(
        ops,
        ({ k, ph, op }) => k === first?.k && ph === 'ok' && op === 'max',
        (ok) => ({ ...ok, s: 99 }),
      );
    },
  },
  {
    invariant: 'I5',
    bug: 'another amount under the same key is answered as if it were the first',
    plant: ({ ops }) =>
      change(
        ops,
        ({ k, op, ph }) => k === 'key-cleo-000000001' && op === 'max' && ph === 'ok',
        (line) => ({ ...line, a: '99000' }),
      ),
  },
  {
    invariant: 'I6',
    bug: 'a number is used up by a write that failed',
    plant: ({ events }) =>
      change(
        events,
        ({ s }) => s === 3,
        (event) => ({ ...event, s: 4 }),
      ),
  },
  {
    invariant: 'I7',
    bug: 'a price falls',
    plant: ({ events }) =>
      change(
        events,
        ({ type, public: told }) => type === 'BidPlaced' && Number(told.amount) > 12_000,
        (event) => telling(event, { amount: 10_500 }),
      ),
  },
  {
    invariant: 'I8',
    bug: 'an old leader stands beside a new price',
    plant: ({ lots }) =>
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, leadingPaddle: '1' === lot.leadingPaddle ? '2' : '1' }),
      ),
  },
  {
    invariant: 'I8',
    bug: 'the ledger was written by other rules',
    plant: ({ events }) =>
      change(events, isAutomatic, (event) => telling(event, { amount: Number(event.public.amount) + 500 })),
  },
  {
    invariant: 'I9',
    bug: 'numbers are handed to nodes in blocks',
    plant: ({ ops }) => {
      // The first bid was given, by the record, only after the second had been acknowledged.
      const second = ops.find(({ k, ph }) => k === 'key-ben-0000000001' && ph === 'ok') as OpLine;
      change(
        ops,
        ({ k, ph }) => k === 'key-ada-0000000001' && ph === 'inv',
        (inv) => ({ ...inv, t: second.t + 10 }),
      );
      change(
        ops,
        ({ k, ph }) => k === 'key-ada-0000000001' && ph === 'ok',
        (ok) => ({ ...ok, t: second.t + 20 }),
      );
    },
  },
  {
    invariant: 'I10',
    bug: 'a bid is refused against a price that is rolled back',
    plant: ({ outcomes }) =>
      change(
        outcomes,
        ({ r }) => r?.code === 'BELOW_ASKING_BID',
        (outcome) => ({ ...outcome, r: { code: 'BELOW_ASKING_BID', askingBid: 77_000 } }),
      ),
  },
  {
    invariant: 'I11',
    bug: 'the leader pays the whole max',
    plant: ({ events }) =>
      change(
        events,
        (event) => isAutomatic(event) && event.public.paddle === '3',
        (event) => telling(event, { amount: 19_000 }),
      ),
  },
  {
    invariant: 'I12',
    bug: 'the clock is read when the transaction begins, and then it waits',
    plant: ({ events }) =>
      change(
        events,
        ({ k }) => k === 'key-ada-0000000004',
        (event) => ({ ...event, db: event.db + 30_000 }),
      ),
  },
  {
    invariant: 'I13',
    bug: 'a node’s own clock shuts bids out',
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
    invariant: 'I14',
    bug: 'the extension is written in a second transaction, by another rule',
    plant: ({ events }) =>
      change(
        events,
        ({ type }) => type === 'ClosingExtended',
        (event) => telling(event, { closesAt: Number(event.public.closesAt) + 1_234 }),
      ),
  },
  {
    invariant: 'I15',
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
    invariant: 'I15',
    bug: 'the process that held the only timer has gone',
    plant: ({ events }) =>
      change(
        events,
        ({ type }) => type === 'LotSold',
        (event) => ({ ...event, db: event.db + 4_000 }),
      ),
  },
  {
    invariant: 'I15',
    bug: 'nobody closes the lot at all',
    plant: ({ events, lots }) => {
      take(events, ({ type }) => type === 'LotSold');
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, status: 'open', hammerPrice: null, endedAt: null }),
      );
    },
  },
  {
    invariant: 'I16',
    bug: 'an edit of the closing time opens the lot again',
    plant: ({ view }) => {
      const last = view.at(-1);
      if (last) view.push({ ...last, t: last.t + 1, s: last.s + 1, st: 'open' });
    },
  },
  {
    invariant: 'I18',
    bug: 'the row names a leader from a cache',
    plant: ({ lots }) =>
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, hammerPrice: '1' }),
      ),
  },
  {
    invariant: 'I20',
    bug: 'an increment is worked out in fractions',
    plant: ({ events }) =>
      change(events, isManual, (event) => telling(event, { amount: Number(event.public.amount) + 0.5 })),
  },
  {
    invariant: 'I21',
    bug: 'the limit is read before the paddle is locked: what another bid has just committed is not counted',
    plant: ({ limits }) =>
      change(
        limits,
        ({ limit }) => limit !== null,
        (paddle) => ({ ...paddle, limit: '19000' }),
      ),
  },
  {
    invariant: 'I21',
    bug: 'what somebody else has outbid stays committed',
    plant: ({ outcomes }) =>
      change(
        outcomes,
        ({ r }) => r?.code === 'OVER_LIMIT',
        (outcome) => ({ ...outcome, r: { code: 'OVER_LIMIT', available: 15_000 } }),
      ),
  },
  {
    invariant: 'I22',
    bug: 'a bid is announced before its COMMIT',
    plant: ({ recv }) => {
      const told = recv.find(({ e }) => e === 'BidPlaced');
      if (told) recv.push({ ...told, s: 99 });
    },
  },
  {
    invariant: 'I22',
    bug: 'a hash forgets the one before it',
    plant: ({ events }) =>
      change(
        events,
        ({ s }) => s === 2,
        (event) => ({ ...event, hash: 'f'.repeat(64) }),
      ),
  },
  {
    invariant: 'I23',
    bug: 'the name of the node is in what is told',
    plant: ({ recv }) =>
      change(
        recv,
        ({ cl, e }) => cl === 'ben' && e === 'BidPlaced',
        (line) => ({ ...line, h: '0123456789abcdef' }),
      ),
  },
  {
    invariant: 'I24',
    bug: 'an old snapshot is shown over a newer event',
    plant: ({ view }) => {
      const [first] = view;
      const last = view.at(-1);
      if (first && last) view.push({ ...first, cl: last.cl, t: last.t + 1 });
    },
  },
  {
    invariant: 'I24',
    bug: 'who was away is never told what they missed',
    plant: ({ recv }) => void take(recv, ({ cl, e, s }) => cl === 'cleo' && e === 'BidPlaced' && s > 2),
  },
  {
    invariant: 'I25',
    bug: 'a message is lost, and no timer asks for it',
    plant: ({ view }) => void take(view, ({ cl, st }) => cl === 'cleo' && st === 'sold'),
  },
  {
    invariant: 'I26',
    bug: 'each node has a cache of its own',
    plant: ({ ops }) =>
      change(
        ops,
        ({ op, ph }) => op === 'read' && ph === 'ok',
        (line) => ({ ...line, s: 0 }),
      ),
  },
  {
    invariant: 'I33',
    bug: 'whose lot it is is not asked',
    plant: ({ lots }) =>
      change(
        lots,
        () => true,
        (lot) => ({ ...lot, consignor: 'ada' }),
      ),
  },
  {
    invariant: 'I34',
    bug: 'an open socket is trusted for ever',
    plant: ({ events, ops, outcomes }) => {
      const event = events.find((one) => isManual(one) && one.k === 'key-ada-0000000004') as EventDump;
      change(
        events,
        (one) => one === event,
        (one) => ({ ...one, u: 'cleo' }),
      );
      change(
        outcomes,
        ({ k }) => k === event.k,
        (outcome) => ({ ...outcome, u: 'cleo' }),
      );
      for (const ph of ['inv', 'ok'] as const)
        change(
          ops,
          (op) => op.k === event.k && op.ph === ph,
          (op) => ({ ...op, u: 'cleo' }),
        );
    },
  },
  {
    invariant: 'I37',
    bug: 'a queue that stood when the fault struck never moves again',
    plant: (history) => {
      const struck = history.faults.find(({ f }) => f === 'kill-house')?.t ?? 0;
      history.ops = history.ops.filter(({ t }) => t < struck);
    },
  },
  {
    invariant: 'I37',
    bug: 'a house that closes in order answers its last bids, and the next one never opens',
    plant: (history) => {
      const lastAnswer = 12_100_000;
      history.faults = history.faults.filter(({ f }) => f === 'kill-house');
      history.node.push({ t: lastAnswer, ev: 'exit', pid: 11, why: '0' });
      history.ops = history.ops.filter(({ t }) => t < lastAnswer);
    },
  },
  {
    invariant: 'I38',
    bug: 'a connection to the database that breaks takes the process with it',
    plant: ({ node }) => void node.push({ t: 11_000_000, ev: 'exit', pid: 10, why: '1' }),
  },
  {
    invariant: 'I39',
    bug: 'connections that nobody reads are kept for ever',
    plant: ({ node }) =>
      change(
        node,
        ({ t, ev }) => ev === 'mem' && t > 20_000_000,
        (line) => ({ ...line, handles: 500 }),
      ),
  },
];
