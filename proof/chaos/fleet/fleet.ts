import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { monotonicMicroseconds, type Recorder } from '../recording/recorder.ts';
import { type BidderClient, createBidderClient, DOOR, type Seat } from './bidder-client.ts';
import { chooseMove, type Delivery, STEP } from './choose-move.ts';
import { deliver } from './deliver.ts';

/** The scripted crowd of a run. */
export type Fleet = {
  readonly clients: readonly BidderClient[];
  /** Lots that take bids as far as the crowd has heard, the next to close first, and their closing time on the house clock. */
  readonly openLots: () => readonly { readonly lotId: string; readonly closesAt: number }[];
  readonly databaseNow: () => number;
  /** When, at the latest, a bid was sent that the house has judged, by lot; `t` of the history. */
  readonly judgedSince: (lotId: string, t: number) => boolean;
  /** Everybody's line drops in one moment. */
  readonly dropAll: () => void;
  /** From now on every command is sent so; null for each as chosen. */
  readonly sendAll: (how: Delivery | null) => void;
  /** Everybody bids on one lot, milliseconds before its close, as far as they can tell. */
  readonly snipe: (lotId: string, before: number) => Promise<void>;
  /** Connections that join the room and then read nothing. Answers with what lets them go. */
  readonly addSlowReaders: (count: number) => () => void;
  /** Stops bidding, and resolves when everybody knows what became of what they sent. */
  readonly quiet: () => Promise<void>;
  readonly close: () => void;
};

export function createFleet({
  url,
  seats,
  auctionId,
  lotIds,
  randomOf,
  recorder,
}: {
  readonly url: string;
  readonly seats: readonly Seat[];
  readonly auctionId: string;
  readonly lotIds: readonly string[];
  readonly randomOf: (name: string) => SeededRandom;
  readonly recorder: Recorder;
}): Fleet {
  const clients = seats.map((seat) =>
    createBidderClient({ url, seat, auctionId, lotIds, random: randomOf(`line ${seat.client}`), recorder }),
  );
  const bidders = clients.filter(({ seat }) => seat.userId !== '');
  const judged = new Map<string, number>();
  let isBidding = true;
  let keys = 0;
  let always: Delivery | null = null;
  const keyRandom = randomOf('keys');

  const newKey = () => {
    keys += 1;
    return `chaos-${String(keys).padStart(6, '0')}-${keyRandom.whole(0x100000, 0xffffff).toString(16)}`;
  };
  const liveClient = () => clients.find((client) => client.isLive()) ?? clients[0];
  const databaseNow = () => liveClient()?.databaseNow() ?? Date.now();

  const openLots = () => {
    const watcher = liveClient();
    if (!watcher) return [];
    const now = watcher.databaseNow();
    return lotIds
      .flatMap((lotId) => {
        const lot = watcher.view(lotId).lot();
        return lot?.status === 'open' && lot.closesAt !== null && lot.closesAt > now
          ? [{ lotId, closesAt: lot.closesAt }]
          : [];
      })
      .toSorted((one, other) => one.closesAt - other.closesAt);
  };

  const act = async (client: BidderClient, lotId: string, random: SeededRandom) => {
    const move = chooseMove(random, client.view(lotId).lot(), client.databaseNow());
    if (move.kind === 'read') return client.read(lotId);
    const sent = monotonicMicroseconds();
    const outcome = await deliver(client, { key: newKey(), lotId, ...move.command }, always ?? move.how);
    const isJudged = outcome.ph === 'ok' || (outcome.ph === 'fail' && !DOOR.has(outcome.code ?? ''));
    if (isJudged) judged.set(lotId, Math.max(judged.get(lotId) ?? 0, sent));
    if (outcome.ph === 'ok' && random.chance(0.2)) await client.read(lotId);
  };

  /** The open lot that has waited longest for a verdict, so that none is left unproved; or one that is about to close, where the crowd is. */
  const chooseLot = (random: SeededRandom): string => {
    const open = openLots();
    const waiting = open.toSorted((one, other) => (judged.get(one.lotId) ?? 0) - (judged.get(other.lotId) ?? 0));
    const next = random.chance(0.4) ? waiting[random.whole(0, 2)] : open[random.chance(0.75) ? 0 : random.whole(0, 3)];
    return next && !random.chance(0.02) ? next.lotId : random.pick(lotIds);
  };

  const bid = async (client: BidderClient) => {
    const random = randomOf(`bidder ${client.seat.client}`);
    while (isBidding) {
      await pause(random.whole(80, 280));
      if (client.isLive()) await act(client, chooseLot(random), random);
    }
  };
  const working = Promise.all([
    ...bidders.map(bid),
    ...clients.map(async (client) => {
      while (isBidding) {
        await pause(300);
        await client.mendGaps();
      }
    }),
  ]);

  return {
    clients,
    openLots,
    databaseNow,
    judgedSince: (lotId, t) => (judged.get(lotId) ?? 0) > t,
    dropAll: () => {
      for (const client of clients) if (client.isLive()) client.drop();
    },
    sendAll: (how) => {
      always = how;
    },
    snipe: async (lotId, before) => {
      const random = randomOf(`snipe ${lotId}`);
      const closesAt = clients[0]?.view(lotId).lot()?.closesAt ?? 0;
      await Promise.all(
        bidders.map(async (client, n) => {
          await pause(Math.max(0, closesAt - before + random.whole(0, before) - client.databaseNow()));
          const asking = client.view(lotId).lot()?.askingBid ?? STEP;
          await deliver(client, { key: newKey(), lotId, amount: asking + STEP * (n % 3) }, 'once');
        }),
      );
    },
    addSlowReaders: (count) => {
      const sockets = Array.from({ length: count }, () => readNothing(url, auctionId));
      return () => {
        for (const socket of sockets) socket.terminate();
      };
    },
    quiet: async () => {
      isBidding = false;
      await working;
    },
    close: () => {
      for (const client of clients) client.close();
    },
  };
}

/** Joins the room over a bare WebSocket and then leaves everything in the buffers, heartbeats too. */
function readNothing(url: string, auctionId: string): WebSocket {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.on('error', () => {});
  socket.on('message', (data: Buffer) => {
    const packet = data.toString();
    if (packet.startsWith('0')) socket.send('40');
    if (!packet.startsWith('40')) return;
    socket.send(`421${JSON.stringify(['auction:join', { protocol: 1, auctionId }])}`);
    setTimeout(() => socket.readyState === WebSocket.OPEN && socket.pause(), 100);
  });
  return socket;
}
