import type { SeededRandom } from '../seed/seeded-random.ts';
import { type BotSocket, openBotSocket } from './bot-socket.ts';
import { type BotTemperament, temperamentOf, valuationOf } from './bot-temperament.ts';
import { appealOf, decideBid, type Prospect } from './decide-bid.ts';
import { type Catalogue, type HouseClient, openHouseClient } from './house-client.ts';

/** After this many bids in a row that do not lead, a bot pauses. */
const BIDS_BEFORE_PAUSE = 3;

/** A labelled bot: an account like any other, using the public API. */
export type Bot = {
  readonly name: string;
  /** Signs in and connects. Rejects when the server refuses it. */
  readonly signIn: () => Promise<void>;
  /** Registers for an auction and joins its room. */
  readonly join: (catalogue: Catalogue) => Promise<void>;
  /** Leaves the rooms of auctions that have ended. */
  readonly leaveEnded: () => void;
  /** The lot it would most like to bid on now, with its appeal; null when there is none. */
  readonly favouriteLot: () => { readonly lotId: string; readonly appeal: number } | null;
  /** How many of its lots are open, and how many of those have no bid yet. */
  readonly openLots: () => { readonly withoutBid: number; readonly open: number };
  /** Bids on a lot if it is still worth it. */
  readonly act: (lotId: string) => Promise<void>;
  readonly close: () => void;
};

type JoinedAuction = { readonly catalogue: Catalogue; readonly valuations: ReadonlyMap<string, number> };

/** Creates a bot for one account on the server at `url`. */
export function createBot(
  url: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
  random: SeededRandom,
): Bot {
  const { name } = account;
  const temperament: BotTemperament = temperamentOf(name);
  const client: HouseClient = openHouseClient(url);
  const auctions = new Map<string, JoinedAuction>();
  let socket: BotSocket | null = null;
  let bidsWithoutLead = 0;
  let pausedUntil = 0;

  const signIn = async (): Promise<void> => {
    await client.signIn(account.email, account.password);
    socket?.close();
    socket = openBotSocket(url, client.cookie(), () => {
      // The session was ended elsewhere: sign in again, as a person would.
      setTimeout(() => void signIn().catch(() => {}), 3_000);
    });
    for (const auctionId of auctions.keys()) socket.join(auctionId);
  };

  return {
    name,
    signIn,
    join: async (catalogue) => {
      const { auctionId } = catalogue.auction;
      await client.register(auctionId);
      auctions.set(auctionId, { catalogue, valuations: valuationsOf(name, temperament, catalogue) });
      socket?.join(auctionId);
    },
    leaveEnded: () => {
      for (const [auctionId, { valuations }] of auctions) {
        const lots = [...valuations.keys()].map((lotId) => socket?.lot(lotId));
        if (!lots.every((lot) => lot && lot.endedAt !== null)) continue;
        auctions.delete(auctionId);
        socket?.leave(auctionId);
      }
    },
    favouriteLot: () => {
      if (!socket?.isConnected() || Date.now() < pausedUntil) return null;
      const prospects = prospectsOf(socket, auctions).map(({ lotId, prospect }) => ({
        lotId,
        appeal: prospect ? appealOf(prospect, temperament) * random.between(0.2, 1) : 0,
      }));
      return prospects.reduce<{ readonly lotId: string; readonly appeal: number } | null>(
        (best, next) => (next.appeal > (best?.appeal ?? 0) ? next : best),
        null,
      );
    },
    openLots: () => {
      const open = [...auctions.values()]
        .flatMap(({ valuations }) => [...valuations.keys()])
        .map((lotId) => socket?.lot(lotId))
        .filter((lot) => lot?.status === 'open');
      return { withoutBid: open.filter((lot) => lot?.bidCount === 0).length, open: open.length };
    },
    act: async (lotId) => {
      const auction = [...auctions.values()].find(({ valuations }) => valuations.has(lotId));
      const prospect = socket && auction && prospectOf(socket, lotId, auction);
      const bid = prospect && decideBid(prospect, temperament, random);
      if (!bid || !socket) return;
      const outcome = await socket.bid(lotId, bid);
      bidsWithoutLead = outcome?.ok && outcome.you.standing === 'leading' ? 0 : bidsWithoutLead + 1;
      if (bidsWithoutLead < BIDS_BEFORE_PAUSE && !random.chance(0.04)) return;
      bidsWithoutLead = 0;
      pausedUntil = Date.now() + random.between(20_000, 90_000);
    },
    close: () => socket?.close(),
  };
}

function valuationsOf(name: string, temperament: BotTemperament, { lots }: Catalogue): JoinedAuction['valuations'] {
  return new Map(
    lots.map(({ lotId, openingBid, estimateLow, estimateHigh }) => {
      const estimate = estimateLow !== null && estimateHigh !== null ? { low: estimateLow, high: estimateHigh } : null;
      return [lotId, valuationOf(name, temperament, { lotId, openingBid, estimate })];
    }),
  );
}

/** The lots of all auctions in which the bot's paddle is approved. */
function prospectsOf(socket: BotSocket, auctions: ReadonlyMap<string, JoinedAuction>) {
  return [...auctions]
    .filter(([auctionId]) => socket.paddleStatus(auctionId) === 'approved')
    .flatMap(([, auction]) =>
      [...auction.valuations.keys()].map((lotId) => ({ lotId, prospect: prospectOf(socket, lotId, auction) })),
    );
}

function prospectOf(socket: BotSocket, lotId: string, { catalogue, valuations }: JoinedAuction): Prospect | null {
  const lot = socket.lot(lotId);
  if (!lot) return null;
  const { increments, jumpGuard } = catalogue.auction.terms;
  return {
    lot,
    standing: socket.standing(lotId),
    valuation: valuations.get(lotId) ?? 0,
    increments,
    jumpGuard,
    now: socket.now(),
  };
}
