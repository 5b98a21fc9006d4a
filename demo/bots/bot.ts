import type { SeededRandom } from '../seed/seeded-random.ts';
import { type BotSocket, openBotSocket } from './bot-socket.ts';
import { type BotTemper, temperOf, valuationOf } from './bot-temperament.ts';
import { appealOf, decideBid, type Prospect } from './decide-bid.ts';
import { type Catalogue, type HouseClient, openDoor } from './house-client.ts';

/** Bidding in vain as often as this in a row, a bot takes a walk. */
const TIRED_AFTER = 3;

/** A labelled bot: an account like any other, which comes in by the same doors. */
export type Bot = {
  readonly name: string;
  /** Signs in and connects. Rejects when the house refuses it. */
  readonly arrive: () => Promise<void>;
  /** Takes a paddle in an auction and joins its room. */
  readonly attend: (catalogue: Catalogue) => Promise<void>;
  /** Leaves the rooms of auctions that are over. */
  readonly leaveEnded: () => void;
  /** The lot that draws it most just now, with how much; null when nothing does. */
  readonly look: () => { readonly lotId: string; readonly appeal: number } | null;
  /** How many of its open lots nobody has bid on yet, and how many there are. */
  readonly quiet: () => { readonly untouched: number; readonly open: number };
  /** Bids on a lot if it still thinks so. */
  readonly act: (lotId: string) => Promise<void>;
  readonly depart: () => void;
};

type Seat = { readonly catalogue: Catalogue; readonly valuations: ReadonlyMap<string, number> };

export function makeBot(
  house: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
  random: SeededRandom,
): Bot {
  const { name } = account;
  const temper: BotTemper = temperOf(name);
  const door: HouseClient = openDoor(house);
  const seats = new Map<string, Seat>();
  let socket: BotSocket | null = null;
  let inVain = 0;
  let backAt = 0;

  const arrive = async (): Promise<void> => {
    await door.signIn(account.email, account.password);
    socket?.close();
    socket = openBotSocket(house, door.cookie(), () => {
      // Signed out from elsewhere: comes in again, as a person would.
      setTimeout(() => void arrive().catch(() => {}), 3_000);
    });
    for (const auctionId of seats.keys()) socket.join(auctionId);
  };

  const prospectOf = (lotId: string, { catalogue, valuations }: Seat): Prospect | null => {
    const lot = socket?.lot(lotId);
    if (!socket || !lot) return null;
    const { increments, jumpGuard } = catalogue.auction.terms;
    return {
      lot,
      standing: socket.standing(lotId),
      valuation: valuations.get(lotId) ?? 0,
      increments,
      jumpGuard,
      now: socket.now(),
    };
  };

  return {
    name,
    arrive,
    attend: async (catalogue) => {
      const { auctionId } = catalogue.auction;
      await door.register(auctionId);
      const valuations = new Map(
        catalogue.lots.map(({ lotId, openingBid, estimateLow, estimateHigh }) => {
          const estimate =
            estimateLow !== null && estimateHigh !== null ? { low: estimateLow, high: estimateHigh } : null;
          return [lotId, valuationOf(name, temper, { lotId, openingBid, estimate })];
        }),
      );
      seats.set(auctionId, { catalogue, valuations });
      socket?.join(auctionId);
    },
    leaveEnded: () => {
      for (const [auctionId, { valuations }] of seats) {
        const lots = [...valuations.keys()].map((lotId) => socket?.lot(lotId));
        if (!lots.every((lot) => lot && lot.endedAt !== null)) continue;
        seats.delete(auctionId);
        socket?.leave(auctionId);
      }
    },
    look: () => {
      if (!socket?.isConnected() || Date.now() < backAt) return null;
      let best: { lotId: string; appeal: number } | null = null;
      for (const [auctionId, seat] of seats) {
        if (socket.paddleStatus(auctionId) !== 'approved') continue;
        for (const lotId of seat.valuations.keys()) {
          const prospect = prospectOf(lotId, seat);
          const appeal = prospect ? appealOf(prospect, temper) * random.between(0.2, 1) : 0;
          if (appeal > (best?.appeal ?? 0)) best = { lotId, appeal };
        }
      }
      return best;
    },
    quiet: () => {
      const open = [...seats.values()]
        .flatMap((seat) => [...seat.valuations.keys()])
        .map((lotId) => socket?.lot(lotId))
        .filter((lot) => lot?.status === 'open');
      return { untouched: open.filter((lot) => lot?.bidCount === 0).length, open: open.length };
    },
    act: async (lotId) => {
      const seat = [...seats.values()].find(({ valuations }) => valuations.has(lotId));
      const prospect = seat && prospectOf(lotId, seat);
      const idea = prospect && decideBid(prospect, temper, random);
      if (!idea || !socket) return;
      const verdict = await socket.bid(lotId, idea);
      inVain = verdict?.ok && verdict.you.standing === 'leading' ? 0 : inVain + 1;
      if (inVain < TIRED_AFTER && !random.chance(0.04)) return;
      inVain = 0;
      backAt = Date.now() + random.between(20_000, 90_000);
    },
    depart: () => socket?.close(),
  };
}
