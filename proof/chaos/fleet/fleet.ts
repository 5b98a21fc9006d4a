import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { monotonicMicroseconds, type Recorder } from '../recording/recorder.ts';
import { UNSTORED_REFUSALS } from '../recording/unstored-refusals.ts';
import { type BidderClient, createBidderClient } from './bidder-client.ts';
import { chooseMove, type Delivery, STEP } from './choose-move.ts';
import type { ClientIdentity } from './client-identity.ts';
import { deliver } from './deliver.ts';
import { openSlowReader } from './slow-reader.ts';

/** The scripted bidders of a run. */
export type Fleet = {
  readonly clients: readonly BidderClient[];
  /**
   * Lots that take bids as far as the clients know, the next to close first. Closing times are
   * those of the database's clock.
   */
  readonly openLots: () => readonly OpenLot[];
  readonly databaseNow: () => number;
  /** Whether a bid on the lot that was sent after `t` of the run has been decided. */
  readonly isDecidedSince: (lotId: string, t: number) => boolean;
  /** Drops all connections at once. */
  readonly dropAll: () => void;
  /** Sends every command in this way from now on; null: each in the way that was chosen for it. */
  readonly sendAll: (delivery: Delivery | null) => void;
  /**
   * Makes everybody bid on one lot within the last milliseconds before its close, as far as they
   * know it.
   */
  readonly snipe: (lotId: string, lastMilliseconds: number) => Promise<void>;
  /**
   * Opens connections that join the room and then read nothing. Returns a function that closes
   * them.
   */
  readonly addSlowReaders: (count: number) => () => void;
  /** Stops bidding, and resolves when the outcome of every command is known. */
  readonly finish: () => Promise<void>;
  readonly close: () => void;
};

type OpenLot = { readonly lotId: string; readonly closesAt: number };

export type FleetOptions = {
  readonly url: string;
  readonly identities: readonly ClientIdentity[];
  readonly auctionId: string;
  readonly lotIds: readonly string[];
  readonly randomOf: (name: string) => SeededRandom;
  readonly recorder: Recorder;
};

export function createFleet(options: FleetOptions): Fleet {
  const { url, identities, auctionId, lotIds, randomOf, recorder } = options;
  const clients = identities.map((identity) =>
    createBidderClient({ url, identity, auctionId, lotIds, random: randomOf(`line ${identity.client}`), recorder }),
  );
  const bidders = clients.filter(({ identity }) => identity.userId !== '');
  const lastDecided = new Map<string, number>();
  const newKey = createKeys(randomOf('keys'));
  const openLots = () => openLotsOf(clients, lotIds);
  const databaseNow = () => liveClient(clients)?.databaseNow() ?? Date.now();
  let isBidding = true;
  let forcedDelivery: Delivery | null = null;

  const moveOn = async (client: BidderClient, lotId: string, random: SeededRandom) => {
    const move = chooseMove(random, client.view(lotId).lot(), client.databaseNow());
    if (move.kind === 'read') return client.read(lotId);
    const sentAt = monotonicMicroseconds();
    const command = { key: newKey(), lotId, ...move.command };
    const outcome = await deliver(client, command, forcedDelivery ?? move.delivery);
    const isDecided = outcome.ph === 'ok' || (outcome.ph === 'fail' && !UNSTORED_REFUSALS.has(outcome.code ?? ''));
    if (isDecided) lastDecided.set(lotId, Math.max(lastDecided.get(lotId) ?? 0, sentAt));
    if (outcome.ph === 'ok' && random.chance(0.2)) await client.read(lotId);
  };
  const bid = async (client: BidderClient) => {
    const random = randomOf(`bidder ${client.identity.client}`);
    while (isBidding) {
      await pause(random.whole(80, 280));
      if (client.isLive()) await moveOn(client, chooseLot(random, { open: openLots(), lotIds, lastDecided }), random);
    }
  };
  const repairGaps = async (client: BidderClient) => {
    while (isBidding) {
      await pause(300);
      await client.repairGaps();
    }
  };
  const working = Promise.all([...bidders.map(bid), ...clients.map(repairGaps)]);

  return {
    clients,
    openLots,
    databaseNow,
    isDecidedSince: (lotId, t) => (lastDecided.get(lotId) ?? 0) > t,
    dropAll: () => {
      for (const client of clients) if (client.isLive()) client.drop();
    },
    sendAll: (delivery) => {
      forcedDelivery = delivery;
    },
    snipe: (lotId, lastMilliseconds) =>
      snipeLot(bidders, { lotId, lastMilliseconds, random: randomOf(`snipe ${lotId}`), newKey }),
    addSlowReaders: (count) => {
      const sockets = Array.from({ length: count }, () => openSlowReader(url, auctionId));
      return () => {
        for (const socket of sockets) socket.terminate();
      };
    },
    finish: async () => {
      isBidding = false;
      await working;
    },
    close: () => {
      for (const client of clients) client.close();
    },
  };
}

function createKeys(random: SeededRandom): () => string {
  let keys = 0;
  return () => {
    keys += 1;
    return `chaos-${String(keys).padStart(6, '0')}-${random.whole(0x100000, 0xffffff).toString(16)}`;
  };
}

function liveClient(clients: readonly BidderClient[]): BidderClient | undefined {
  return clients.find((client) => client.isLive()) ?? clients[0];
}

function openLotsOf(clients: readonly BidderClient[], lotIds: readonly string[]): readonly OpenLot[] {
  const client = liveClient(clients);
  if (!client) return [];
  const now = client.databaseNow();
  return lotIds
    .flatMap((lotId) => {
      const lot = client.view(lotId).lot();
      return lot?.status === 'open' && lot.closesAt !== null && lot.closesAt > now
        ? [{ lotId, closesAt: lot.closesAt }]
        : [];
    })
    .toSorted((one, other) => one.closesAt - other.closesAt);
}

/**
 * Chooses an open lot: one that has waited long for a decision, so that I37 can be checked on all
 * of them, or one that closes soon, where most bids are.
 */
function chooseLot(
  random: SeededRandom,
  {
    open,
    lotIds,
    lastDecided,
  }: {
    readonly open: readonly OpenLot[];
    readonly lotIds: readonly string[];
    readonly lastDecided: ReadonlyMap<string, number>;
  },
): string {
  const waiting = open.toSorted(
    (one, other) => (lastDecided.get(one.lotId) ?? 0) - (lastDecided.get(other.lotId) ?? 0),
  );
  const next = random.chance(0.4) ? waiting[random.whole(0, 2)] : open[random.chance(0.75) ? 0 : random.whole(0, 3)];
  return next && !random.chance(0.02) ? next.lotId : random.pick(lotIds);
}

async function snipeLot(
  bidders: readonly BidderClient[],
  {
    lotId,
    lastMilliseconds,
    random,
    newKey,
  }: {
    readonly lotId: string;
    readonly lastMilliseconds: number;
    readonly random: SeededRandom;
    readonly newKey: () => string;
  },
): Promise<void> {
  const closesAt = bidders[0]?.view(lotId).lot()?.closesAt ?? 0;
  await Promise.all(
    bidders.map(async (client, n) => {
      const bidAt = closesAt - lastMilliseconds + random.whole(0, lastMilliseconds);
      await pause(Math.max(0, bidAt - client.databaseNow()));
      const asking = client.view(lotId).lot()?.askingBid ?? STEP;
      await deliver(client, { key: newKey(), lotId, amount: asking + STEP * (n % 3) }, 'once');
    }),
  );
}
