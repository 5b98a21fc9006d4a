import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';
import { type BuiltAuction, type BuiltLot, buildAuction } from './build-auction.ts';
import { buildPaddle } from './build-paddle.ts';
import { buildSession } from './build-session.ts';
import { type BuiltUser, buildUser } from './build-user.ts';
import { defaultTerms } from './default-terms.ts';

/**
 * What one test needs: "an open lot at 100, increments of 10, reserve 150, closing in 20 seconds".
 * Amounts in whole pounds, times in seconds.
 */
export type Scenario = {
  readonly opening?: number;
  readonly increment?: number;
  readonly reserve?: number | null;
  readonly closesIn?: number;
  /** How many lots, and how far apart they close. */
  readonly lots?: number;
  readonly closeGap?: number;
  /** The window in which a bid extends the close, and by how much; null switches soft close off. */
  readonly softClose?: { readonly window: number; readonly extension: number } | null;
  readonly registration?: 'automatic' | 'approval';
  /** The terms that matter to the test; the rest are defaultTerms. */
  readonly terms?: Partial<Terms>;
  readonly title?: string;
};

/** A person of the fixture: signed in (the cookie) and, if registered, with a paddle. */
export type Cast = BuiltUser & {
  readonly cookie: { readonly name: string; readonly value: string };
  readonly paddle: string | null;
};

export type Fixture = BuiltAuction & {
  /** The first lot, which most tests use. */
  readonly lot: BuiltLot;
  /** Adds a person. With `paddle: 'none'` they are signed in but not registered. */
  readonly enter: (
    name: string,
    as?: { readonly paddle?: PaddleStatus | 'none'; readonly role?: BuiltUser['role']; readonly bidLimit?: number },
  ) => Promise<Cast>;
};

const pence = (pounds: number) => Math.round(pounds * 100) as Money;

/**
 * Creates an auction of its own for one test, so that tests can run in parallel. `secret` signs the
 * sessions.
 */
export async function buildScenario(
  store: PrismaClient,
  secret: string,
  { opening = 100, increment = 10, reserve = null, closesIn = 600, lots = 1, closeGap = 0, ...more }: Scenario = {},
): Promise<Fixture> {
  const { softClose = null, registration = 'automatic', title = 'A walnut bureau' } = more;
  const now = Date.now();
  const auction = await buildAuction(store, {
    title: `Scene: ${title}`,
    registration,
    opensAt: now - 60_000,
    firstClosesAt: now + closesIn * 1000,
    closeGap: closeGap * 1000,
    terms: defaultTerms({
      increments: { kind: 'bands', bands: [{ from: 0 as Money, step: pence(increment) }] },
      softClose: softClose
        ? {
            mode: 'reset',
            window: softClose.window * 1000,
            extension: softClose.extension * 1000,
            cap: null,
            scope: 'lot',
          }
        : { mode: 'off' },
      ...more.terms,
    }),
    lots: Array.from({ length: lots }, (_, i) => ({
      title: i === 0 ? title : `${title}, ${i + 1}`,
      openingBid: pence(opening),
      reserve: reserve === null ? null : pence(reserve),
    })),
  });
  const [lot] = auction.lots;
  if (!lot) throw new RangeError('a scenario needs at least one lot');
  return {
    ...auction,
    lot,
    enter: async (name, { paddle = 'approved', role = 'bidder', bidLimit } = {}) => {
      const user = await buildUser(store, { name, role });
      const { cookie } = await buildSession(store, { userId: user.userId, secret });
      if (paddle === 'none') return { ...user, cookie, paddle: null };
      const { number } = await buildPaddle(store, {
        auctionId: auction.auctionId,
        userId: user.userId,
        status: paddle,
        bidLimit: bidLimit === undefined ? null : pence(bidLimit),
      });
      return { ...user, cookie, paddle: String(number) };
    },
  };
}
