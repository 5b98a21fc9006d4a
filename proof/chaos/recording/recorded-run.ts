// The record of a run: a folder of JSON Lines files with short keys. `t` is whole microseconds of
// the machine's monotonic clock, amounts are strings of minor units, ids are those of the database.

/** What a client does: bids, sets a max bid, looks up the outcome of a key, reads a lot. */
export type OpKind = 'bid' | 'max' | 'outcome' | 'read';

/**
 * One phase of one operation. `inv` is written before the request is sent, `ok` and `fail` after
 * its answer, `unk` when no answer came or the answer is "unknown". `p` process, which does one
 * thing at a time and gets a new name after an `unk`; `u` user; `k` key; `l` lot; `n` node.
 */
export type OpLine = {
  readonly t: number;
  readonly ph: 'inv' | 'ok' | 'fail' | 'unk';
  readonly p: string;
  readonly u: string;
  readonly k: string;
  readonly op: OpKind;
  readonly l: string;
  readonly n: string;
  /** The amount of a bid, or the max of a max bid. */
  readonly a?: string;
  /** The secret max that came with a bid. */
  readonly m?: string;
  /** When the command expires, epoch milliseconds of the database's clock. */
  readonly e?: number;
  /** The event number that an answer named, and the full hash of that event. */
  readonly s?: number;
  readonly h?: string;
  /** When the command was decided, by the answer; ISO 8601. */
  readonly ts?: string;
  /** The code of a refusal, and the complete refusal. */
  readonly c?: string;
  readonly r?: { readonly code: string; readonly [fact: string]: unknown };
};

/**
 * What a client received: an event (`e` its type), a snapshot of the lot (`snap`), or one that
 * replaces too many missed events (`resync`).
 */
export type RecvLine = {
  readonly t: number;
  readonly cl: string;
  readonly u: string;
  readonly l: string;
  readonly s: number;
  /** First 16 hex digits of the SHA-256 of its canonical public JSON. */
  readonly h: string;
  /** Bytes of that JSON. */
  readonly b: number;
  readonly via: 'sock' | 'snap';
  readonly e: string;
};

/**
 * What a client shows of a lot, on each change. `hash` is the first 16 digits of the lot's hash;
 * `left` is milliseconds to the close.
 */
export type ViewLine = {
  readonly t: number;
  readonly cl: string;
  readonly l: string;
  readonly s: number;
  readonly st: string;
  readonly hash: string;
  readonly live: boolean;
  readonly can: boolean;
  readonly lead: boolean;
  readonly left: number | null;
};

/**
 * An event of a server process: `boot`, `exit`, or `mem` with its memory (bytes) and open handles,
 * read from outside.
 */
export type NodeLine = {
  readonly t: number;
  readonly ev: 'boot' | 'exit' | 'mem';
  readonly pid: number;
  readonly rss?: number;
  readonly handles?: number;
  readonly why?: string;
};

export type FaultLine = {
  readonly t: number;
  readonly f: string;
  readonly on: string;
  readonly ph: 'start' | 'end';
  readonly arg: Readonly<Record<string, unknown>>;
};

export type Meta = {
  readonly id: string;
  readonly seed: number;
  readonly commit: string;
  readonly nodes: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly pg: { readonly fsync: string; readonly synchronous_commit: string; readonly full_page_writes: string };
  readonly rules: Readonly<Record<string, unknown>>;
  /**
   * One instant on both clocks, `t` and the database's (epoch milliseconds), to compare the
   * ledger's times with the rest.
   */
  readonly clock: { readonly t: number; readonly at: number };
  /** When the bidders stopped, and when the run ended. */
  readonly quietAt: number;
  readonly endedAt: number;
  /** The paddle of each person; null for a person without one. */
  readonly paddles: Readonly<Record<string, string | null>>;
  /** Clients that were connected when the run ended. */
  readonly connected: readonly string[];
  /** Faults that cannot be injected on this machine, and why. */
  readonly skipped: Readonly<Record<string, string>>;
};

// The dump: the database at the end of the run.

export type LotDump = {
  readonly l: string;
  readonly status: string;
  readonly seq: number;
  readonly hash: string;
  readonly currentBid: string | null;
  readonly leadingPaddle: string | null;
  readonly bidCount: number;
  readonly reserveState: string;
  /** Epoch milliseconds, as everywhere in the dump. */
  readonly closesAt: number | null;
  readonly scheduledClosesAt: number | null;
  readonly extensions: number;
  readonly hammerPrice: string | null;
  readonly endedAt: number | null;
  /** The user id of the consignor, who may not bid on the lot. */
  readonly consignor: string | null;
};
export type EventDump = {
  readonly l: string;
  readonly s: number;
  readonly type: string;
  readonly public: Readonly<Record<string, unknown>>;
  readonly secret: Readonly<Record<string, unknown>> | null;
  readonly u: string | null;
  readonly k: string | null;
  readonly at: number;
  readonly hash: string;
  /** The database's clock under the lot's lock, epoch milliseconds with fractions. */
  readonly db: number;
};
export type OutcomeDump = {
  readonly u: string;
  readonly k: string;
  readonly l: string;
  readonly accepted: boolean;
  readonly s: number | null;
  readonly hash: string | null;
  readonly r: { readonly code: string; readonly [fact: string]: unknown } | null;
  readonly at: number;
};
export type BidDump = {
  readonly l: string;
  readonly s: number;
  readonly paddle: string;
  readonly amount: string;
  readonly automatic: boolean;
};
export type SessionDump = { readonly u: string; readonly expiresAt: number };
export type LimitDump = {
  readonly u: string;
  readonly paddle: string;
  readonly status: string;
  readonly limit: string | null;
};

/** A complete recorded run. */
export type RecordedRun = {
  readonly meta: Meta;
  readonly ops: readonly OpLine[];
  readonly recv: readonly RecvLine[];
  readonly view: readonly ViewLine[];
  readonly node: readonly NodeLine[];
  readonly faults: readonly FaultLine[];
  readonly lots: readonly LotDump[];
  readonly events: readonly EventDump[];
  readonly outcomes: readonly OutcomeDump[];
  readonly bids: readonly BidDump[];
  readonly sessions: readonly SessionDump[];
  readonly limits: readonly LimitDump[];
};

/** The file in a run's folder for each kind of line. */
export const FILES = {
  ops: 'ops.jsonl',
  recv: 'recv.jsonl',
  view: 'view.jsonl',
  node: 'node-1.jsonl',
  faults: 'faults.jsonl',
  lots: 'dump/lots.jsonl',
  events: 'dump/events.jsonl',
  outcomes: 'dump/outcomes.jsonl',
  bids: 'dump/bids.jsonl',
  sessions: 'dump/sessions.jsonl',
  limits: 'dump/limits.jsonl',
} as const satisfies Record<Exclude<keyof RecordedRun, 'meta'>, string>;
