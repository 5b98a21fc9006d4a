import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Money } from '#auction/money.ts';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import { openStore } from '#server/store/prisma-client.ts';

export type HotLotFixture = {
  readonly auctionId: string;
  readonly slug: string;
  readonly lotId: string;
  /** Minor units. */
  readonly openingBid: number;
  /** One signed-in bidder with an approved paddle each. */
  readonly cookies: readonly string[];
  /** The environment that a contender is started with. */
  readonly variables: Readonly<Record<string, string>>;
  /** Waits until the lot can be bid on: opened by the house, or simply there for a contender that opens nothing. */
  readonly untilReady: (opensByItself: boolean) => Promise<void>;
};

/** Long enough that signing in is measured nowhere. */
const LOT_LASTS = 3_600;

/** Sets the fixture for one run: an auction of its own with one lot or more, steps of one minor unit, and a crowd with paddles. The first lot is the hot one. */
export async function openHotLotFixture(databaseUrl: string, bidders: number, lots = 1): Promise<HotLotFixture> {
  const store = openStore(databaseUrl);
  const secret = randomBytes(32).toString('hex');
  const fixture = await buildScenario(store.prisma, secret, {
    opening: 1,
    lots,
    closesIn: LOT_LASTS,
    terms: { increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 1 as Money }] } },
  });
  const cookies: string[] = [];
  for (let i = 0; i < bidders; i++) {
    const { cookie } = await fixture.enter(`Bidder ${i + 1}`);
    cookies.push(`${cookie.name}=${cookie.value}`);
  }
  return {
    auctionId: fixture.auctionId,
    slug: fixture.slug,
    lotId: fixture.lot.lotId,
    openingBid: 100,
    cookies,
    variables: {
      DATABASE_URL: databaseUrl,
      PORT: '0',
      HOST: '127.0.0.1',
      ROSTRUM_SECRET: secret,
      ROSTRUM_FOLDER: '.rostrum/bench/house',
      ROSTRUM_LOG: 'error',
      // One node, as a house is that keeps its own database.
      ROSTRUM_HINTS: 'none',
    },
    untilReady: async (opensByItself) => {
      for (let tries = 0; opensByItself; tries++) {
        const lot = await store.prisma.lot.findUniqueOrThrow({
          where: { id: fixture.lot.lotId },
          select: { status: true },
        });
        if (lot.status === 'open') break;
        if (tries > 100) throw new Error(`the house has not opened the lot in ten seconds: it is ${lot.status}`);
        await wait(100);
      }
      await store.close();
    },
  };
}
