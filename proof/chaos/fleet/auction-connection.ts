import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { PublicLot } from '#auction/views.ts';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { JoinedAuction, Refused } from '#protocol/socket/ack.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { ClientIdentity } from './client-identity.ts';
import { createLotView, type LotView } from './lot-view.ts';

export type ConnectionOptions = {
  readonly url: string;
  readonly identity: ClientIdentity;
  readonly auctionId: string;
  readonly lotIds: readonly string[];
  readonly random: SeededRandom;
  readonly recorder: Recorder;
};

/** A socket that joins the auction whenever it connects, and a view of each lot. */
export type AuctionConnection = {
  /** Whether it is connected and has joined. */
  readonly isLive: () => boolean;
  readonly databaseNow: () => number;
  readonly views: ReadonlyMap<string, LotView>;
  /** Sends a request. Resolves with null when no answer came in time. */
  readonly request: <Answer>(event: string, payload: object) => Promise<Answer | Refused | null>;
  /** Drops the connection abruptly; it reconnects on its own, with jitter. */
  readonly drop: () => void;
  readonly close: () => void;
};

/** The most lots for which a join may request the missed events. */
const MOST_LOTS_ASKED = 20;
const ANSWER_TIMEOUT = 4_000;

export function createAuctionConnection(options: ConnectionOptions): AuctionConnection {
  const { identity, auctionId, lotIds, random, recorder } = options;
  let isLive = false;
  let clockOffset = 0;
  const databaseNow = () => performance.now() + clockOffset;
  const socket = openSocket(options);
  const views = new Map(
    lotIds.map((lotId) => [lotId, createLotView({ lotId, identity, isLive: () => isLive, databaseNow, recorder })]),
  );
  const setLive = (now: boolean) => {
    if (isLive === now) return;
    isLive = now;
    for (const view of views.values()) view.recordLiveness();
  };
  const request: AuctionConnection['request'] = (event, payload) =>
    socket
      .timeout(ANSWER_TIMEOUT)
      .emitWithAck(event, payload)
      .catch(() => null);
  const join = async () => {
    while (socket.connected) {
      const payload = { protocol: PROTOCOL_VERSION, auctionId, since: sinceOf(views) };
      const joined = await request<JoinedAuction>('auction:join', payload);
      if (joined?.ok) {
        clockOffset = joined.now - performance.now();
        applyJoin(views, joined);
        return setLive(true);
      }
      await pause(200 + random.whole(0, 300));
    }
  };
  socket.on('connect', () => void join());
  socket.on('disconnect', (reason) => {
    setLive(false);
    // The server ended the session: the client comes back as a spectator, as a browser does.
    if (reason === 'io server disconnect') setTimeout(() => socket.active || socket.connect(), 200);
  });
  socket.on('lot:changed', (message: LotChangedMessage) => views.get(message.lotId)?.applyChange(message));
  return {
    isLive: () => isLive && socket.connected,
    databaseNow,
    views,
    request,
    drop: () => void socket.io.engine.close(),
    close: () => void socket.disconnect(),
  };
}

function openSocket({ url, identity: { cookie }, random }: ConnectionOptions): Socket {
  return io(url, {
    transports: ['websocket'],
    extraHeaders: { origin: new URL(url).origin, ...(cookie && { cookie }) },
    reconnectionDelay: 100 + random.whole(0, 200),
    reconnectionDelayMax: 800,
    randomizationFactor: 0.5,
    timeout: 3_000,
  });
}

/**
 * The lots for which a join requests the missed events. A lot that is over and complete needs none;
 * gaps beyond the limit are repaired one by one.
 */
function sinceOf(views: ReadonlyMap<string, LotView>): Readonly<Record<string, number>> {
  const incomplete = [...views].filter(([, view]) => view.hasGap() || !isOver(view.lot())).slice(0, MOST_LOTS_ASKED);
  return Object.fromEntries(incomplete.map(([lotId, view]) => [lotId, view.appliedSeq()]));
}

function isOver(lot: PublicLot | null): boolean {
  return lot !== null && ['sold', 'passed', 'withdrawn'].includes(lot.status);
}

function applyJoin(views: ReadonlyMap<string, LotView>, { lots, missed }: JoinedAuction): void {
  for (const [lotId, view] of views) {
    const lot = lots[lotId];
    if (!lot) continue;
    if (lotId in missed) view.applyMissed(lot, missed[lotId] ?? null);
    else view.applySnapshot(lot);
  }
}
