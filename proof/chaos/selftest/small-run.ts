import type { Money } from '#auction/money.ts';
import { publicLot } from '#auction/views.ts';
import type { FaultLine, LotDump, Meta, NodeLine, OpLine, RecordedRun } from '../recording/recorded-run.ts';
import { CLIENTS, CLOSES_AT, CONSIGNOR, LOT, limitOf, micros, paddleOf, START, terms } from './small-run-setting.ts';
import { createSmallRunWriter } from './small-run-writer.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };
/** A run in which bugs can be planted. */
export type SmallRun = Mutable<RecordedRun>;

/**
 * The record of a correct server that was struck by two faults, made by the rules themselves and
 * small enough to plant a bug in one place. Three people bid on one lot, its consignor tries to,
 * and it is extended and sold.
 */
export function smallRun(): SmallRun {
  const { ops, recv, view, events, outcomes, bids, newSalt, write, send, read, lot } = createSmallRunWriter();
  const opening = { terms, openingBid: 10_000 as Money, reserve: 12_000 as Money, closesAt: CLOSES_AT };
  write({ type: 'OpenLot', at: START + 100, salt: newSalt(), ...opening }, null);
  send({ by: 'ada', key: 'key-ada-0000000001', at: 1_000, amount: 10_000 });
  read('ada', 1_050);
  send({ by: 'ben', key: 'key-ben-0000000001', at: 2_000, amount: 11_000, max: 15_000 });
  send({ by: 'ada', key: 'key-ada-0000000002', at: 3_000, amount: 11_000 });
  send({ by: 'cleo', key: 'key-cleo-000000001', at: 4_000, max: 19_000, isAnswerLost: true });
  send({ by: 'cleo', key: 'key-cleo-000000001', at: 5_000, max: 19_000 });
  send({ by: 'dora', key: 'key-dora-000000001', at: 6_000, amount: 20_000 });
  send({ by: 'ben', key: 'key-ben-0000000002', at: 12_000, amount: 17_000 });
  send({ by: 'ada', key: 'key-ada-0000000003', at: 12_500, amount: 14_000, isAnswerLost: true });
  send({ by: 'ben', key: 'key-ben-0000000004', at: 13_500, amount: 11_000 });
  send({ by: 'ada', key: 'key-ada-0000000005', at: 14_500, amount: 19_000, max: 26_000 });
  send({ by: 'ada', key: 'key-ada-0000000004', at: 19_000, amount: 20_000 });
  read('ben', 19_100);
  send({ by: 'ben', key: 'key-ben-0000000003', at: 21_500, amount: 30_000 });
  write({ type: 'CloseLot', at: START + 21_600 }, null);
  ops.push(...refusedAfterSignOut());

  return {
    meta,
    ops: ops.toSorted((one, other) => one.t - other.t),
    recv,
    view,
    node: [...node],
    faults: [...faults],
    lots: [lotRow(publicLot(lot()))],
    events,
    outcomes,
    bids,
    sessions: [],
    limits: CLIENTS.map((client) => {
      const limit = limitOf[client];
      const row = { u: client, paddle: paddleOf[client], status: 'approved' };
      return { ...row, limit: limit === undefined ? null : String(limit) };
    }),
  };
}

/** A bid of Cleo's after her session was deleted, and its refusal. */
function refusedAfterSignOut(): readonly OpLine[] {
  const line = { p: 'cleo.1', u: 'cleo', k: 'key-cleo-000000002', op: 'bid', l: LOT, n: 'n1', a: '19000' } as const;
  return [
    { t: micros(13_000), ph: 'inv', ...line },
    { t: micros(13_001), ph: 'fail', ...line, c: 'UNAUTHENTICATED' },
  ];
}

function lotRow(shown: ReturnType<typeof publicLot>): LotDump {
  return {
    l: LOT,
    status: shown.status,
    seq: shown.seq,
    hash: shown.hash,
    currentBid: String(shown.currentBid),
    leadingPaddle: shown.leadingPaddle,
    bidCount: shown.bidCount,
    reserveState: shown.reserve,
    closesAt: shown.closesAt,
    scheduledClosesAt: shown.scheduledClosesAt,
    extensions: shown.extensions,
    hammerPrice: shown.hammerPrice === null ? null : String(shown.hammerPrice),
    endedAt: shown.endedAt,
    consignor: CONSIGNOR,
  };
}

const faults: readonly FaultLine[] = [
  { t: micros(10_000), f: 'kill-house', on: 'house', ph: 'start', arg: {} },
  { t: micros(10_001), f: 'kill-house', on: 'house', ph: 'end', arg: { struck: true } },
  { t: micros(12_600), f: 'revoke-session', on: 'clients', ph: 'start', arg: {} },
  { t: micros(12_650), f: 'revoke-session', on: 'clients', ph: 'end', arg: { struck: true, userId: 'cleo' } },
];

const node: readonly NodeLine[] = [
  { t: micros(0), ev: 'boot', pid: 10 },
  { t: micros(500), ev: 'mem', pid: 10, rss: 150_000_000, handles: 40 },
  { t: micros(10_020), ev: 'exit', pid: 10, why: 'SIGKILL' },
  { t: micros(11_000), ev: 'boot', pid: 11 },
  { t: micros(29_000), ev: 'mem', pid: 11, rss: 160_000_000, handles: 42 },
];

const meta: Meta = {
  id: 'small',
  seed: 0,
  commit: 'none',
  nodes: 1,
  versions: {},
  pg: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  rules: { healsWithin: { 'kill-house': 10_000, 'revoke-session': 5_000 } },
  clock: { t: 0, at: START },
  quietAt: micros(28_000),
  endedAt: micros(30_000),
  paddles: paddleOf,
  connected: CLIENTS,
  skipped: {},
};
