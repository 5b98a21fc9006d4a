/**
 * For tests of actions on people: a separate database with people by role and auctions to register
 * for.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '#protocol/role.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { type AuthFixture, openAuthFixture } from '#server/auth/testing/auth-fixture.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';

export type PeopleFixture = {
  readonly auth: AuthFixture;
  /** Creates a person, who counts as signed in without a password. */
  readonly person: (role?: Role) => Promise<SignedIn>;
  readonly auction: (fields?: Partial<Prisma.AuctionCreateInput>) => Promise<string>;
  /** Creates an open lot with the given paddle leading up to `limit`, or without a leader. */
  readonly lot: (auctionId: string, lead: Lead | null) => Promise<string>;
  /** All rows about people, to compare before and after. */
  readonly rows: () => Promise<unknown>;
};

type Lead = {
  readonly paddleId: string;
  readonly number: number;
  readonly currentBid: bigint;
  readonly limit: bigint;
  readonly sold?: boolean;
};

const HOUR = 3_600_000;

/** Opens the fixture for one test file. */
export async function openPeopleFixture(): Promise<PeopleFixture> {
  const auth = await openAuthFixture();
  let count = 0;
  return {
    auth,
    person: async (role = 'bidder') => ({ ...(await auth.person({ role })), sessionId: randomUUIDv7() }),
    auction: async (fields = {}) => {
      count += 1;
      const now = Date.now();
      const { id } = await prisma().auction.create({
        data: {
          slug: `auction-${count}`,
          title: `Auction ${count}`,
          timeZone: 'Europe/London',
          currency: 'GBP',
          terms: { currency: 'GBP' },
          status: 'published',
          publishedAt: new Date(now),
          opensAt: new Date(now),
          firstClosesAt: new Date(now + HOUR),
          ...fields,
        },
      });
      return id;
    },
    lot: async (auctionId, lead) => {
      count += 1;
      const { id } = await prisma().lot.create({
        data: {
          auctionId,
          lotNumber: String(count),
          position: count,
          title: `Lot ${count}`,
          openingBid: 100n,
          seq: 1n,
          status: lead?.sold ? 'sold' : 'open',
          ...(lead && { currentBid: lead.currentBid, leadingPaddleId: lead.paddleId, leadingPaddle: `${lead.number}` }),
          ...(lead?.sold && { hammerPrice: lead.currentBid, endedAt: new Date() }),
        },
      });
      if (lead) {
        await prisma().maxBid.create({ data: { lotId: id, paddleId: lead.paddleId, limit: lead.limit, seq: 1n } });
      }
      return id;
    },
    rows: async () => ({
      users: await prisma().user.findMany({ orderBy: { id: 'asc' } }),
      accounts: await prisma().account.findMany({ orderBy: { id: 'asc' } }),
      sessions: await prisma().session.findMany({ orderBy: { id: 'asc' } }),
      paddles: await prisma().paddle.findMany({ orderBy: { id: 'asc' } }),
      commitments: await prisma().paddleCommitment.findMany({ orderBy: { lotId: 'asc' } }),
      entries: await prisma().auditEntry.findMany({ orderBy: { seq: 'asc' } }),
      links: await prisma().setupLink.findMany({ orderBy: { tokenHash: 'asc' } }),
    }),
  };
}
