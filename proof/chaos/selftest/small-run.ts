import type { BidCommand, LotCommand } from '#auction/commands.ts';
import { decide } from '#auction/decide.ts';
import { publicPart } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { record } from '#auction/ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import { publicLot } from '#auction/views.ts';
import { defaultTerms } from '#demo/seed/default-terms.ts';
import { sha256 } from '#proof/invariants/recorded-run/recorded-lots.ts';
import { contentHash } from '../recording/content-hash.ts';
import type {
  BidDump,
  EventDump,
  FaultLine,
  History,
  NodeLine,
  OpLine,
  OutcomeDump,
  RecvLine,
  ViewLine,
} from '../recording/recorded-run.ts';

/** The instant, epoch milliseconds, at which a small history begins; its `t` counts microseconds from there. */
export const BEGINS = 1_795_500_000_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };
/** A history that may be falsified. */
export type SmallHistory = Mutable<History>;

const LOT = 'lot-1';
const CLOSES = BEGINS + 20_000;
const CLIENTS = ['ada', 'ben', 'cleo', 'dora'] as const;
const paddleOf = { ada: '1', ben: '2', cleo: '3', dora: '4' } as const;
type Client = (typeof CLIENTS)[number];
const CONSIGNOR: Client = 'dora';
/** Minor units; who is not named has none. There is one lot, so that all of it is left on it. */
const limitOf: Readonly<Partial<Record<Client, Money>>> = { ada: 25_000 as Money };

const terms = defaultTerms({
  increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 1_000 as Money }] },
  softClose: { mode: 'reset', window: 2_000, extension: 2_000, cap: 6_000, scope: 'lot' },
});

type Sending = {
  readonly by: Client;
  readonly key: string;
  /** Milliseconds from the beginning. */
  readonly at: number;
  readonly amount?: number;
  readonly max?: number;
  /** `lost`: the answer never came, and it was looked up later. */
  readonly how?: 'lost';
};

/**
 * A run as it would be recorded if a house that keeps all its promises had been struck by two faults: made by the rules themselves, small enough to be falsified
 * in one place. One lot is bid on by three people, tried by its consignor, extended and sold.
 */
export function smallHistory(): SmallHistory {
  const ops: OpLine[] = [];
  const recv: RecvLine[] = [];
  const view: ViewLine[] = [];
  const events: EventDump[] = [];
  const outcomes: OutcomeDump[] = [];
  const bids: BidDump[] = [];
  let lot: Lot = SCHEDULED_LOT;
  let salts = 0;
  const micro = (at: number) => at * 1000;
  const salt = () => {
    salts += 1;
    return String(salts).padStart(32, '0');
  };

  const write = (command: LotCommand, by: { readonly u: string; readonly k: string } | null) => {
    const decision = decide(lot, command, sha256);
    if (!decision.accepted) return { refused: decision.rejection };
    const recorded = record(sha256, lot, decision.events);
    for (const { seq, hash, event } of recorded) {
      lot = evolve(lot, { seq, hash, event });
      const secret = 'secret' in event ? event.secret : null;
      events.push({
        l: LOT,
        s: seq,
        type: event.type,
        public: publicPart(event) as unknown as EventDump['public'],
        secret,
        u: by?.u ?? null,
        k: by?.k ?? null,
        at: event.at,
        hash,
        db: event.at + 0.5,
      });
      if (event.type === 'BidPlaced')
        bids.push({ l: LOT, s: seq, paddle: event.paddle, amount: String(event.amount), automatic: event.automatic });
    }
    const told = publicLot(lot);
    const at = command.at - BEGINS + 3;
    for (const client of CLIENTS) {
      for (const { seq, event } of recorded)
        recv.push({
          t: micro(at),
          cl: client,
          u: client,
          l: LOT,
          s: seq,
          ...contentHash(publicPart(event)),
          via: 'sock',
          e: event.type,
        });
      recv.push({
        t: micro(at),
        cl: client,
        u: client,
        l: LOT,
        s: told.seq,
        ...contentHash(told),
        via: 'snap',
        e: 'snap',
      });
      view.push({
        t: micro(at),
        cl: client,
        l: LOT,
        s: told.seq,
        st: told.status,
        hash: told.hash.slice(0, 16),
        live: true,
        can: told.status === 'open',
        lead: told.leadingPaddle === paddleOf[client],
        left: null,
      });
    }
    const own = recorded.find(
      ({ event }) => event.type === 'MaxBidSet' || (event.type === 'BidPlaced' && !event.automatic),
    );
    return { seq: own?.seq ?? lot.seq, hash: own?.hash ?? lot.hash };
  };

  const send = ({ by, key, at, amount, max, how }: Sending) => {
    const line = {
      p: by,
      u: by,
      k: key,
      op: amount === undefined ? ('max' as const) : ('bid' as const),
      l: LOT,
      n: 'n1',
      a: String(amount ?? max),
      ...(amount !== undefined && max !== undefined && { m: String(max) }),
    };
    ops.push({ t: micro(at - 2), ph: 'inv', ...line });
    const available = limitOf[by] ?? null;
    const bidder = { paddle: paddleOf[by], status: 'approved', available, consignedThisLot: by === CONSIGNOR } as const;
    const given = { at: BEGINS + at, salt: salt(), bidder, jumpConfirmed: false };
    const command: BidCommand =
      amount === undefined
        ? { ...given, type: 'SetMaxBid', max: max as Money }
        : { ...given, type: 'PlaceBid', amount: amount as Money, max: (max ?? null) as Money | null };
    const before = outcomes.find(({ u, k }) => u === by && k === key);
    const outcome = before ?? outcomeOf(write(command, { u: by, k: key }), { u: by, k: key, at: BEGINS + at });
    if (!before) outcomes.push(outcome);
    const answer: Pick<OpLine, 'ph' | 's' | 'h' | 'c' | 'r'> = outcome.accepted
      ? { ph: 'ok', s: outcome.s ?? 0, h: outcome.hash ?? '' }
      : { ph: 'fail', c: outcome.r?.code, ...(outcome.r && { r: outcome.r }) };
    if (how === 'lost') {
      ops.push({ t: micro(at + 2), ...line, ph: 'unk' });
      const asked = { ...line, p: `${by}.1`, op: 'outcome' as const };
      ops.push({ t: micro(at + 500), ph: 'inv', ...asked }, { t: micro(at + 502), ...asked, ...answer });
    } else ops.push({ t: micro(at + 2), ...line, ...answer });
  };
  const read = (by: Client, at: number) => {
    const line = { p: by, u: by, k: `read-${at}`, op: 'read' as const, l: LOT, n: 'n1' };
    ops.push({ t: micro(at), ph: 'inv', ...line }, { t: micro(at + 1), ph: 'ok', ...line, s: lot.seq });
  };

  write(
    {
      type: 'OpenLot',
      at: BEGINS + 100,
      salt: salt(),
      terms,
      openingBid: 10_000 as Money,
      reserve: 12_000 as Money,
      closesAt: CLOSES,
    },
    null,
  );
  send({ by: 'ada', key: 'key-ada-0000000001', at: 1_000, amount: 10_000 });
  read('ada', 1_050);
  send({ by: 'ben', key: 'key-ben-0000000001', at: 2_000, amount: 11_000, max: 15_000 });
  send({ by: 'ada', key: 'key-ada-0000000002', at: 3_000, amount: 11_000 });
  send({ by: 'cleo', key: 'key-cleo-000000001', at: 4_000, max: 19_000, how: 'lost' });
  send({ by: 'cleo', key: 'key-cleo-000000001', at: 5_000, max: 19_000 });
  send({ by: 'dora', key: 'key-dora-000000001', at: 6_000, amount: 20_000 });
  send({ by: 'ben', key: 'key-ben-0000000002', at: 12_000, amount: 17_000 });
  send({ by: 'ada', key: 'key-ada-0000000003', at: 12_500, amount: 14_000, how: 'lost' });
  send({ by: 'ben', key: 'key-ben-0000000004', at: 13_500, amount: 11_000 });
  send({ by: 'ada', key: 'key-ada-0000000005', at: 14_500, amount: 19_000, max: 26_000 });
  send({ by: 'ada', key: 'key-ada-0000000004', at: 19_000, amount: 20_000 });
  read('ben', 19_100);
  send({ by: 'ben', key: 'key-ben-0000000003', at: 21_500, amount: 30_000 });
  write({ type: 'CloseLot', at: BEGINS + 21_600 }, null);

  const seen = publicLot(lot);
  const faults: FaultLine[] = [
    { t: micro(10_000), f: 'kill-house', on: 'house', ph: 'start', arg: {} },
    { t: micro(10_001), f: 'kill-house', on: 'house', ph: 'end', arg: { struck: true } },
    { t: micro(12_600), f: 'revoke-session', on: 'clients', ph: 'start', arg: {} },
    { t: micro(12_650), f: 'revoke-session', on: 'clients', ph: 'end', arg: { struck: true, userId: 'cleo' } },
  ];
  ops.push(
    ...(['inv', 'fail'] as const).map(
      (ph, n): OpLine => ({
        t: micro(13_000 + n),
        ph,
        p: 'cleo.1',
        u: 'cleo',
        k: 'key-cleo-000000002',
        op: 'bid',
        l: LOT,
        n: 'n1',
        a: '19000',
        ...(ph === 'fail' && { c: 'UNAUTHENTICATED' }),
      }),
    ),
  );
  const node: NodeLine[] = [
    { t: micro(0), ev: 'boot', pid: 10 },
    { t: micro(500), ev: 'mem', pid: 10, rss: 150_000_000, handles: 40 },
    { t: micro(10_020), ev: 'exit', pid: 10, why: 'SIGKILL' },
    { t: micro(11_000), ev: 'boot', pid: 11 },
    { t: micro(29_000), ev: 'mem', pid: 11, rss: 160_000_000, handles: 42 },
  ];
  return {
    meta: {
      id: 'small',
      seed: 0,
      commit: 'none',
      nodes: 1,
      versions: {},
      pg: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
      rules: { healsWithin: { 'kill-house': 10_000, 'revoke-session': 5_000 } },
      clock: { t: 0, at: BEGINS },
      quietAt: micro(28_000),
      endedAt: micro(30_000),
      paddles: paddleOf,
      connected: CLIENTS,
      skipped: {},
    },
    ops: ops.toSorted((one, other) => one.t - other.t),
    recv,
    view,
    node,
    faults,
    lots: [
      {
        l: LOT,
        status: seen.status,
        seq: seen.seq,
        hash: seen.hash,
        currentBid: String(seen.currentBid),
        leadingPaddle: seen.leadingPaddle,
        bidCount: seen.bidCount,
        reserveState: seen.reserve,
        closesAt: seen.closesAt,
        scheduledClosesAt: seen.scheduledClosesAt,
        extensions: seen.extensions,
        hammerPrice: seen.hammerPrice === null ? null : String(seen.hammerPrice),
        endedAt: seen.endedAt,
        consignor: CONSIGNOR,
      },
    ],
    events,
    outcomes,
    bids,
    sessions: [],
    limits: CLIENTS.map((client) => {
      const limit = limitOf[client];
      return {
        u: client,
        paddle: paddleOf[client],
        status: 'approved',
        limit: limit === undefined ? null : String(limit),
      };
    }),
  };
}

type Written = { readonly seq: number; readonly hash: string } | { readonly refused: OutcomeDump['r'] & object };

function outcomeOf(
  written: Written | { readonly refused: object },
  { u, k, at }: { readonly u: string; readonly k: string; readonly at: number },
): OutcomeDump {
  const own = { u, k, l: LOT, at };
  return 'refused' in written
    ? { ...own, accepted: false, s: null, hash: null, r: written.refused as OutcomeDump['r'] }
    : { ...own, accepted: true, s: written.seq, hash: written.hash, r: null };
}
