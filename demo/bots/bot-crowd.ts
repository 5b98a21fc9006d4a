import { type SeededRandom, seededRandom } from '../seed/seeded-random.ts';
import { type Bot, createBot } from './bot.ts';
import { type Catalogue, openHouseClient } from './house-client.ts';

/**
 * What bots are given: the server's URL and their accounts. Everything else they read through the
 * public API.
 */
export type CrowdToStart = {
  readonly url: string;
  readonly bots: readonly { readonly name: string; readonly email: string; readonly password: string }[];
};

/** The median pause between two bids of the whole crowd, milliseconds. */
const MEDIAN_PAUSE = 2_600;
/** The median pause while many lots have no bid yet, milliseconds. */
const OPENING_PAUSE = 220;
/** How often bots look for new auctions, milliseconds. */
const DISCOVERY_INTERVAL = 20_000;

/**
 * Has a crowd of bots bid in every auction of a server until stopped. Survives restarts of the
 * server.
 */
export function startBotCrowd({ url, bots }: CrowdToStart): { readonly stop: () => void } {
  const random = seededRandom(`the crowd at ${Date.now()}`);
  const crowd = bots.map((account) => createBot(url, account, random));
  const client = openHouseClient(url);
  const joined = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;

  const later = (work: () => Promise<void>, wait: number) => {
    if (isStopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void work();
    }, wait);
    timers.add(timer);
  };

  const signIn = async (bot: Bot): Promise<void> => {
    try {
      await bot.signIn();
    } catch {
      // The server is closed or limits sign-ins: try again later.
      later(() => signIn(bot), 15_000);
    }
  };

  const joinNewAuctions = async (): Promise<void> => {
    for (const bot of crowd) bot.leaveEnded();
    try {
      for (const auctionId of await client.auctions()) {
        if (isStopped || joined.has(auctionId)) continue;
        await joinAuction(crowd, await client.catalogue(auctionId));
        joined.add(auctionId);
      }
    } catch {
      // The server is closed for the moment; the next run tries again.
    }
    later(joinNewAuctions, DISCOVERY_INTERVAL);
  };

  const bidOnce = async (): Promise<void> => {
    const idea = pickOne(crowd, random);
    later(bidOnce, pauseBefore(crowd, random));
    if (idea) await idea.bot.act(idea.lotId);
  };

  void Promise.all(crowd.map(signIn)).then(() => {
    later(joinNewAuctions, 0);
    later(bidOnce, 1_500);
  });
  return {
    stop: () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      for (const bot of crowd) bot.close();
    },
  };
}

/** Every bot joins the auction, unless all its lots have ended. */
async function joinAuction(crowd: readonly Bot[], catalogue: Catalogue): Promise<void> {
  if (isOver(catalogue)) return;
  for (const bot of crowd) await bot.join(catalogue);
}

function isOver({ lots }: Catalogue): boolean {
  return lots.every(({ lot }) => lot.status === 'sold' || lot.status === 'passed' || lot.status === 'withdrawn');
}

/** Picks one of the bots that want to bid, weighted by the appeal of the lot. */
function pickOne(crowd: readonly Bot[], random: SeededRandom): { readonly bot: Bot; readonly lotId: string } | null {
  const ideas = crowd.flatMap((bot) => {
    const favourite = bot.favouriteLot();
    return favourite ? [{ bot, ...favourite }] : [];
  });
  let point = random.between(
    0,
    ideas.reduce((sum, { appeal }) => sum + appeal, 0),
  );
  for (const idea of ideas) {
    point -= idea.appeal;
    if (point <= 0) return idea;
  }
  return null;
}

/** Log-normal, as human reaction times are. */
function pauseBefore(crowd: readonly Bot[], random: SeededRandom): number {
  const { withoutBid, open } = crowd[0]?.openLots() ?? { withoutBid: 0, open: 0 };
  const median = withoutBid > open * 0.35 ? OPENING_PAUSE : MEDIAN_PAUSE;
  return Math.min(15_000, median * Math.exp(random.normal() * 0.6));
}
