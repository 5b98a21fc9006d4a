import type { AcceptedBid, AckResults, Refused } from '#protocol/socket/ack.ts';
import type { OpKind, OpLine } from '../recording/recorded-run.ts';
import { monotonicMicroseconds, type Recorder } from '../recording/recorder.ts';
import { type AuctionConnection, type ConnectionOptions, createAuctionConnection } from './auction-connection.ts';
import type { ClientIdentity } from './client-identity.ts';
import type { LotView } from './lot-view.ts';

type CaughtUp = AckResults['lot:catch-up'];

/** A bid or a max bid as it is sent. */
export type BidCommand = {
  readonly key: string;
  readonly lotId: string;
  readonly amount?: number;
  readonly max?: number;
  readonly expiresAt?: number;
};

/** The outcome of a command as far as the client knows: accepted, refused or unknown. */
export type Outcome = { readonly ph: 'ok' | 'fail' | 'unk'; readonly code: string | null; readonly seq: number | null };

/**
 * A client on a real socket that records each request before it is sent, and each message when it
 * is received.
 */
export type BidderClient = {
  readonly identity: ClientIdentity;
  readonly isLive: () => boolean;
  readonly databaseNow: () => number;
  readonly view: (lotId: string) => LotView;
  /** Sends a command once, under the client's own process name or another. */
  readonly send: (command: BidCommand, as?: string) => Promise<Outcome>;
  /** Looks up the outcome of a key, once. */
  readonly lookUp: (command: BidCommand, as?: string) => Promise<Outcome>;
  readonly read: (lotId: string) => Promise<void>;
  /** Requests the missing events of every lot with a gap. */
  readonly repairGaps: () => Promise<void>;
  /** Drops the connection abruptly; it reconnects on its own, with jitter. */
  readonly drop: () => void;
  readonly close: () => void;
};

export function createBidderClient(options: ConnectionOptions): BidderClient {
  const { identity, recorder } = options;
  const connection = createAuctionConnection(options);
  const record = createOperationRecorder(connection, identity, recorder);
  const view = (lotId: string): LotView => {
    const found = connection.views.get(lotId);
    if (!found) throw new Error(`no lot ${lotId}`);
    return found;
  };
  const catchUp = async (lotId: string) => {
    const answer = await connection.request<CaughtUp>('lot:catch-up', { lotId, since: view(lotId).appliedSeq() });
    if (answer?.ok) view(lotId).applyMissed(answer.lot, answer.events);
    return answer;
  };

  return {
    identity,
    isLive: connection.isLive,
    databaseNow: connection.databaseNow,
    view,
    send: (command, as) => {
      const isMax = command.amount === undefined;
      return record(isMax ? 'max' : 'bid', lineOf(command), as, async () => {
        const answer = await connection.request<AcceptedBid>(isMax ? 'max-bid:set' : 'bid:place', command);
        if (answer?.lot) view(command.lotId).applySnapshot(answer.lot);
        return answer;
      });
    },
    lookUp: (command, as) =>
      record('outcome', lineOf(command), as, () =>
        connection.request<AcceptedBid>('command:look-up', { key: command.key, lotId: command.lotId }),
      ),
    read: async (lotId) => {
      const line = { k: `read-${identity.client}-${monotonicMicroseconds()}`, l: lotId };
      await record('read', line, undefined, () => catchUp(lotId));
    },
    repairGaps: async () => {
      for (const [lotId, lotView] of connection.views)
        if (connection.isLive() && lotView.hasGap()) await catchUp(lotId);
    },
    drop: connection.drop,
    close: connection.close,
  };
}

/** The node that the record names: a run has one. */
const NODE = 'n1';

type Request = Pick<OpLine, 'k' | 'l' | 'a' | 'm' | 'e'>;
type Answer = AcceptedBid | CaughtUp | Refused | null;

/** Records each operation before it is sent and when it is answered. */
function createOperationRecorder(
  connection: AuctionConnection,
  { client, userId }: ClientIdentity,
  recorder: Recorder,
) {
  // A process gets a new name after an operation without an answer.
  let renamings = 0;
  const processName = () => (renamings === 0 ? client : `${client}.${renamings}`);

  return async (
    op: OpKind,
    request: Request,
    as: string | undefined,
    send: () => Promise<Answer>,
  ): Promise<Outcome> => {
    // Nothing is sent without a connection, so there is no operation to record.
    if (!connection.isLive()) return { ph: 'unk', code: 'NOT_SENT', seq: null };
    const line = { p: as ?? processName(), u: userId, op, n: NODE, ...request };
    recorder.op({ ph: 'inv', ...line });
    const { result, code, seq } = resultOf(await send());
    recorder.op({ ...line, ...result });
    if (result.ph === 'unk' && as === undefined) renamings += 1;
    return { ph: result.ph, code, seq };
  };
}

type Result = {
  readonly result: Pick<OpLine, 's' | 'h' | 'ts' | 'c' | 'r'> & Pick<Outcome, 'ph'>;
  readonly code: string | null;
  readonly seq: number | null;
};

function resultOf(answer: Answer): Result {
  if (answer === null) return { result: { ph: 'unk' }, code: null, seq: null };
  if (answer.ok) {
    const { seq, ...receipt } = receiptOf(answer);
    return { result: { ph: 'ok', s: seq, ...receipt }, code: null, seq };
  }
  const { code } = answer.refusal;
  return answer.outcome === 'refused'
    ? { result: { ph: 'fail', c: code, r: answer.refusal }, code, seq: null }
    : { result: { ph: 'unk', c: code }, code, seq: null };
}

function receiptOf(answer: AcceptedBid | CaughtUp): {
  readonly seq: number;
  readonly h?: string;
  readonly ts?: string;
} {
  if (!('seq' in answer)) return { seq: answer.lot.seq };
  return { seq: answer.seq, h: answer.hash, ts: new Date(answer.at).toISOString() };
}

function lineOf({ key, lotId, amount, max, expiresAt }: BidCommand): Request {
  return {
    k: key,
    l: lotId,
    a: String(amount ?? max),
    ...(amount !== undefined && max !== undefined && { m: String(max) }),
    ...(expiresAt !== undefined && { e: expiresAt }),
  };
}
