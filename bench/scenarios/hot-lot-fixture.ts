import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Money } from '#auction/money.ts';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import { openStore } from '#server/store/prisma-client.ts';

export type HotLotFixture = {
  readonly auctionId: string;
  readonly slug: string;
  readonly lotId: string;
  /** In minor units. */
  readonly openingBid: number;
  /** The session cookies of bidders with an approved paddle. */
  readonly cookies: readonly string[];
  /** The environment of the contender. */
  readonly variables: Readonly<Record<string, string>>;
  /**
   * Waits until the server has opened the lot, if the contender is one that opens lots, and closes
   * the fixture's database connections.
   */
  readonly untilReady: (opensLots: boolean) => Promise<void>;
};

/** Seconds until the lot closes: longer than any run. */
const CLOSES_IN = 3_600;

/**
 * Creates the data of one run: an auction with an increment of one minor unit, bidders with
 * paddles, and one or more lots, of which the first is the hot one.
 */
export async function openHotLotFixture(databaseUrl: string, bidders: number, lots = 1): Promise<HotLotFixture> {
  const store = openStore(databaseUrl);
  const secret = randomBytes(32).toString('hex');
  const scenario = await buildScenario(store.prisma, secret, {
    opening: 1,
    lots,
    closesIn: CLOSES_IN,
    terms: { increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 1 as Money }] } },
  });
  const cookies: string[] = [];
  for (let i = 0; i < bidders; i++) {
    const { cookie } = await scenario.enter(`Bidder ${i + 1}`);
    cookies.push(`${cookie.name}=${cookie.value}`);
  }
  const { auctionId, slug, lot } = scenario;
  return {
    auctionId,
    slug,
    lotId: lot.lotId,
    openingBid: 100,
    cookies,
    variables: {
      DATABASE_URL: databaseUrl,
      PORT: '0',
      HOST: '127.0.0.1',
      ROSTRUM_SECRET: secret,
      ROSTRUM_FOLDER: '.rostrum/bench/server',
      ROSTRUM_LOG: 'error',
      // A single node, like a server with its own database.
      ROSTRUM_HINTS: 'none',
    },
    untilReady: async (opensLots) => {
      for (let attempts = 0; opensLots; attempts++) {
        const { status } = await store.prisma.lot.findUniqueOrThrow({
          where: { id: lot.lotId },
          select: { status: true },
        });
        if (status === 'open') break;
        if (attempts > 100) throw new Error(`the server has not opened the lot within ten seconds: it is ${status}`);
        await pause(100);
      }
      await store.close();
    },
  };
}
