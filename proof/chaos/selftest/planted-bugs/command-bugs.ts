import type { EventDump, OpLine } from '../../recording/recorded-run.ts';
import {
  change,
  isAcceptedBid,
  isAutomaticBid,
  isManualBid,
  type PlantedBug,
  remove,
  withPublic,
} from './planted-bug.ts';

/** Bugs in how commands are acknowledged, refused, repeated and ordered. */
export const COMMAND_BUGS: readonly PlantedBug[] = [
  {
    id: 'I1',
    bug: 'a bid is acknowledged before its COMMIT, which then fails',
    plant: ({ events, outcomes, ops }) => {
      const { k } = ops.find(isAcceptedBid) as OpLine;
      remove(events, (event) => event.k === k);
      remove(outcomes, (outcome) => outcome.k === k);
    },
  },
  {
    id: 'I1',
    bug: 'a batch that was not answered is written a second time',
    plant: ({ events }) => {
      const manual = events.find(isManualBid) as EventDump;
      events.push({ ...manual, s: 99 });
    },
  },
  {
    id: 'I1',
    bug: 'the acknowledgement names another event than the ledger',
    plant: ({ ops }) => change(ops, isAcceptedBid, (ok) => ({ ...ok, s: (ok.s ?? 0) + 1 })),
  },
  {
    id: 'I2',
    bug: 'a retry layer makes a key of its own',
    plant: ({ events }) => change(events, isManualBid, (event) => ({ ...event, k: 'key-nobody-0000001' })),
  },
  {
    id: 'I2',
    bug: 'the server places an automatic bid without a cause',
    plant: ({ events }) => change(events, isAutomaticBid, (event) => withPublic(event, { cause: 1 })),
  },
  {
    id: 'I3',
    bug: 'the bid is written before its refusal',
    plant: ({ events, ops }) => {
      const refusal = ops.find(({ ph, c }) => ph === 'fail' && c === 'BELOW_ASKING_BID') as OpLine;
      change(events, isManualBid, (event) => ({ ...event, u: refusal.u, k: refusal.k }));
    },
  },
  {
    id: 'I3',
    bug: 'the request is refused and its bid is processed all the same',
    plant: ({ events, ops }) => {
      const refusal = ops.find(({ c }) => c === 'UNAUTHENTICATED') as OpLine;
      change(events, isManualBid, (event) => ({ ...event, u: refusal.u, k: refusal.k }));
    },
  },
  {
    id: 'I4',
    bug: 'a key that a look-up declared unused is accepted later',
    plant: ({ ops }) =>
      change(
        ops,
        ({ op, ph }) => op === 'outcome' && ph === 'ok',
        ({ s: _s, h: _h, ...line }): OpLine => ({ ...line, ph: 'fail', c: 'NEVER_RECEIVED' }),
      ),
  },
  {
    id: 'I4',
    bug: 'the outcome of a bid cannot be looked up',
    plant: ({ ops }) => void remove(ops, ({ op, ph }) => op === 'outcome' && ph === 'fail'),
  },
  {
    id: 'I5',
    bug: 'keys are stored in the memory of one node',
    plant: ({ ops, events, outcomes }) => {
      const first = outcomes.find(({ k }) => k === 'key-cleo-000000001');
      const event = events.find(({ k, type }) => k === first?.k && type !== 'ClosingExtended') as EventDump;
      events.push({ ...event, s: 99 });
      change(
        ops,
        ({ k, ph, op }) => k === first?.k && ph === 'ok' && op === 'max',
        (ok) => ({ ...ok, s: 99 }),
      );
    },
  },
  {
    id: 'I5',
    bug: 'another amount under the same key gets the answer of the first',
    plant: ({ ops }) =>
      change(
        ops,
        ({ k, op, ph }) => k === 'key-cleo-000000001' && op === 'max' && ph === 'ok',
        (line) => ({ ...line, a: '99000' }),
      ),
  },
  {
    id: 'I9',
    bug: 'numbers are assigned to nodes in blocks',
    plant: ({ ops }) => {
      // By the record, the first bid was sent only after the second had been acknowledged.
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
    id: 'I10',
    bug: 'a bid is refused against a price that is rolled back',
    plant: ({ outcomes }) =>
      change(
        outcomes,
        ({ r }) => r?.code === 'BELOW_ASKING_BID',
        (outcome) => ({ ...outcome, r: { code: 'BELOW_ASKING_BID', askingBid: 77_000 } }),
      ),
  },
];
