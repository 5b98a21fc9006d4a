import { type SeededRandom, seededRandom } from '../seed/seeded-random.ts';
import { type Bot, makeBot } from './bot.ts';
import { type Catalogue, openDoor } from './house-client.ts';

/** What bots need to know: where the house is and who they are. Everything else they read off the wire. */
export type CrowdToStart = {
  readonly house: string;
  readonly bots: readonly { readonly name: string; readonly email: string; readonly password: string }[];
};

/** The middle of the time between two bids of the whole crowd, milliseconds: people think, and rarely all at once. */
const MIDDLE_PAUSE = 2_600;
/** While much of the house has no bid yet, everybody is quick. */
const OPENING_PAUSE = 220;
/** How often bots look for new auctions, milliseconds. */
const LOOK_ROUND = 20_000;

/** Lets a crowd of bots bid in every auction of a house until it is told to stop. Outlives restarts of the house. */
export function startCrowd({ house, bots }: CrowdToStart): { readonly stop: () => void } {
  const random = seededRandom(`the crowd at ${Date.now()}`);
  const crowd = bots.map((account) => makeBot(house, account, random));
  const door = openDoor(house);
  const attended = new Set<string>();
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

  const arrive = async (bot: Bot): Promise<void> => {
    try {
      await bot.arrive();
    } catch {
      // The house is closed, or is asked too much: come back later.
      later(() => arrive(bot), 15_000);
    }
  };

  const lookRound = async (): Promise<void> => {
    for (const bot of crowd) bot.leaveEnded();
    try {
      for (const auctionId of await door.auctions()) {
        if (isStopped || attended.has(auctionId)) continue;
        const catalogue = await door.catalogue(auctionId);
        if (isOver(catalogue)) {
          attended.add(auctionId);
          continue;
        }
        for (const bot of crowd) await bot.attend(catalogue);
        attended.add(auctionId);
      }
    } catch {
      // Closed for the moment; the next round will see.
    }
    later(lookRound, LOOK_ROUND);
  };

  const bidOnce = async (): Promise<void> => {
    const idea = pickOne(crowd, random);
    later(bidOnce, pauseBefore(crowd, random));
    if (idea) await idea.bot.act(idea.lotId);
  };

  void Promise.all(crowd.map(arrive)).then(() => {
    later(lookRound, 0);
    later(bidOnce, 1_500);
  });
  return {
    stop: () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      for (const bot of crowd) bot.depart();
    },
  };
}

function isOver({ lots }: Catalogue): boolean {
  return lots.every(({ lot }) => lot.status === 'sold' || lot.status === 'passed' || lot.status === 'withdrawn');
}

/** One of the bots that have something in mind, the keener the likelier. */
function pickOne(crowd: readonly Bot[], random: SeededRandom): { readonly bot: Bot; readonly lotId: string } | null {
  const ideas = crowd.flatMap((bot) => {
    const seen = bot.look();
    return seen ? [{ bot, ...seen }] : [];
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
  const { untouched, open } = crowd[0]?.quiet() ?? { untouched: 0, open: 0 };
  const middle = untouched > open * 0.35 ? OPENING_PAUSE : MIDDLE_PAUSE;
  return Math.min(15_000, middle * Math.exp(random.normal() * 0.6));
}
