import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { PublicLot } from '#auction/views.ts';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { AcceptedBid, AckResults, JoinedAuction, Refused } from '#protocol/socket/ack.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import type { OpKind, OpLine } from '../recording/recorded-run.ts';
import { monotonicMicroseconds, type Recorder } from '../recording/recorder.ts';
import { createLotView, type LotView } from './lot-view.ts';

type CaughtUp = AckResults['lot:catch-up'];

/** Who sits at a client. `userId` and `cookie` are empty for a spectator. */
export type Seat = {
  readonly client: string;
  readonly userId: string;
  readonly cookie: string | null;
  readonly paddle: string | null;
};

/** A bid or a max bid as it goes over the wire. */
export type BidCommand = {
  readonly key: string;
  readonly lotId: string;
  readonly amount?: number;
  readonly max?: number;
  readonly expiresAt?: number;
};

/** What became of a command for good: a verdict of the rules, or a refusal at the door that is not stored. */
export type Outcome = { readonly ph: 'ok' | 'fail' | 'unk'; readonly code: string | null; readonly seq: number | null };

/** A client on a real socket that writes down what it does before it does it, and what it hears when it hears it. */
export type BidderClient = {
  readonly seat: Seat;
  readonly isLive: () => boolean;
  readonly databaseNow: () => number;
  readonly view: (lotId: string) => LotView;
  /** Gives a command once, under the client's own process name or another. */
  readonly give: (command: BidCommand, as?: string) => Promise<Outcome>;
  /** Asks what became of a key, once. */
  readonly lookUp: (command: BidCommand, as?: string) => Promise<Outcome>;
  readonly read: (lotId: string) => Promise<void>;
  /** Catches up where something is missing. */
  readonly mendGaps: () => Promise<void>;
  /** Drops the line without a word; it comes back by itself, with jitter. */
  readonly drop: () => void;
  readonly close: () => void;
};

/** Codes that the door gives: they are not stored under the key, so the same key may be sent again. */
export const DOOR: ReadonlySet<string> = new Set([
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'KEY_REUSED',
  'RATE_LIMITED',
  'BUSY',
  'UNSUPPORTED_PROTOCOL',
  'SOMETHING_WENT_WRONG',
]);

/** The house tells what was missed on so many lots at a time. */
const MOST_LOTS_ASKED = 20;
const isOver = (lot: PublicLot | null) => lot !== null && ['sold', 'passed', 'withdrawn'].includes(lot.status);
const ANSWER_WITHIN = 4_000;
const NODE = 'n1';

export function createBidderClient({
  url,
  seat,
  auctionId,
  lotIds,
  random,
  recorder,
}: {
  readonly url: string;
  readonly seat: Seat;
  readonly auctionId: string;
  readonly lotIds: readonly string[];
  readonly random: SeededRandom;
  readonly recorder: Recorder;
}): BidderClient {
  const { client, userId, cookie, paddle } = seat;
  let isLive = false;
  let offset = 0;
  let lives = 0;
  const databaseNow = () => performance.now() + offset;
  const socket: Socket = io(url, {
    transports: ['websocket'],
    extraHeaders: { origin: new URL(url).origin, ...(cookie && { cookie }) },
    reconnectionDelay: 100 + random.whole(0, 200),
    reconnectionDelayMax: 800,
    randomizationFactor: 0.5,
    timeout: 3_000,
  });
  const views = new Map(
    lotIds.map((lotId) => [
      lotId,
      createLotView({ lotId, client, userId, paddle, isLive: () => isLive, databaseNow, recorder }),
    ]),
  );
  const view = (lotId: string): LotView => {
    const found = views.get(lotId);
    if (!found) throw new Error(`no lot ${lotId}`);
    return found;
  };
  const live = (now: boolean) => {
    if (isLive === now) return;
    isLive = now;
    for (const one of views.values()) one.liveness();
  };

  const join = async () => {
    while (socket.connected) {
      // What is over and whole needs no asking; beyond what one request may ask, the gaps are mended one by one.
      const wanted = [...views].filter(([, one]) => one.hasGap() || !isOver(one.lot())).slice(0, MOST_LOTS_ASKED);
      const since = Object.fromEntries(wanted.map(([lotId, one]) => [lotId, one.mine()]));
      const joined = await ask<JoinedAuction>('auction:join', { protocol: PROTOCOL_VERSION, auctionId, since });
      if (joined?.ok) {
        offset = joined.now - performance.now();
        for (const [lotId, one] of views) {
          const lot = joined.lots[lotId];
          if (!lot) continue;
          if (lotId in joined.missed) one.missed(lot, joined.missed[lotId] ?? null);
          else one.seen(lot);
        }
        return live(true);
      }
      await pause(200 + random.whole(0, 300));
    }
  };
  socket.on('connect', () => void join());
  socket.on('disconnect', (reason) => {
    live(false);
    // The house ended the session: it comes back as a spectator, as a browser does.
    if (reason === 'io server disconnect') setTimeout(() => socket.active || socket.connect(), 200);
  });
  socket.on('lot:changed', (message: LotChangedMessage) => views.get(message.lotId)?.changed(message));

  async function ask<Answer>(event: string, request: object): Promise<Answer | Refused | null> {
    return socket
      .timeout(ANSWER_WITHIN)
      .emitWithAck(event, request)
      .catch(() => null);
  }

  const process = () => (lives === 0 ? client : `${client}.${lives}`);

  async function record(
    op: OpKind,
    line: Pick<OpLine, 'k' | 'l' | 'a' | 'm' | 'e'>,
    as: string | undefined,
    send: () => Promise<AcceptedBid | CaughtUp | Refused | null>,
  ): Promise<Outcome> {
    // Never kept for later: a line that is down is no operation.
    if (!isLive || !socket.connected) return { ph: 'unk', code: 'NOT_SENT', seq: null };
    const own = { p: as ?? process(), u: userId, op, n: NODE, ...line };
    recorder.op({ ph: 'inv', ...own });
    const answer = await send();
    if (answer?.ok) {
      const seq = 'seq' in answer ? answer.seq : answer.lot.seq;
      const receipt = 'seq' in answer ? { h: answer.hash, ts: new Date(answer.at).toISOString() } : {};
      recorder.op({ ph: 'ok', ...own, s: seq, ...receipt });
      return { ph: 'ok', code: null, seq };
    }
    if (answer && answer.outcome === 'refused') {
      recorder.op({ ph: 'fail', ...own, c: answer.refusal.code, r: answer.refusal });
      return { ph: 'fail', code: answer.refusal.code, seq: null };
    }
    recorder.op({ ph: 'unk', ...own, ...(answer && { c: answer.refusal.code }) });
    if (as === undefined) lives += 1;
    return { ph: 'unk', code: answer?.refusal.code ?? null, seq: null };
  }

  const lineOf = ({ key, lotId, amount, max, expiresAt }: BidCommand) => ({
    k: key,
    l: lotId,
    a: String(amount ?? max),
    ...(amount !== undefined && max !== undefined && { m: String(max) }),
    ...(expiresAt !== undefined && { e: expiresAt }),
  });

  return {
    seat,
    isLive: () => isLive,
    databaseNow,
    view,
    give: async (command, as) => {
      const [op, event] =
        command.amount === undefined ? (['max', 'max-bid:set'] as const) : (['bid', 'bid:place'] as const);
      return record(op, lineOf(command), as, async () => {
        const answer = await ask<AcceptedBid>(event, command);
        if (answer?.lot) view(command.lotId).seen(answer.lot);
        return answer;
      });
    },
    lookUp: (command, as) =>
      record('outcome', lineOf(command), as, () =>
        ask<AcceptedBid>('command:look-up', { key: command.key, lotId: command.lotId }),
      ),
    read: async (lotId) => {
      const one = view(lotId);
      await record('read', { k: `read-${client}-${monotonicMicroseconds()}`, l: lotId }, undefined, async () => {
        const answer = await ask<CaughtUp>('lot:catch-up', { lotId, since: one.mine() });
        if (answer?.ok) one.missed(answer.lot, answer.events);
        return answer;
      });
    },
    mendGaps: async () => {
      for (const [lotId, one] of views) {
        if (!isLive || !one.hasGap()) continue;
        const answer = await ask<CaughtUp>('lot:catch-up', { lotId, since: one.mine() });
        if (answer?.ok) one.missed(answer.lot, answer.events);
      }
    },
    drop: () => void socket.io.engine.close(),
    close: () => void socket.disconnect(),
  };
}
