import { randomUUID } from 'node:crypto';
import type { LedgerFixture } from '#server/saleroom/testing/ledger-fixture.ts';
import type { PrismaClient } from '../generated/client.ts';

/** Creates the fixture's rows in PostgreSQL, for tests of its ledger. */
export function createPostgresFixture(prisma: PrismaClient): LedgerFixture {
  let lastNumber = 0;
  return {
    addAuction: async ({ terms, lots, kind = 'timed', isPublished = true }) => {
      const opensAt = new Date(Date.now() - 1_000);
      const consignors = new Map<string, string>();
      for (const userId of new Set(lots.flatMap(({ consignorId }) => consignorId ?? []))) {
        const { id } = await prisma.consignor.create({ data: { name: 'Consignor', userId } });
        consignors.set(userId, id);
      }
      const auction = await prisma.auction.create({
        data: {
          slug: randomUUID(),
          title: 'An auction',
          timeZone: 'Europe/London',
          currency: terms.currency,
          terms,
          kind,
          status: isPublished ? 'published' : 'draft',
          publishedAt: isPublished ? opensAt : null,
          opensAt,
          firstClosesAt: new Date(opensAt.getTime() + 3_600_000),
          lots: {
            create: lots.map((lot, n) => {
              const closesAt = lot.closesAt == null ? null : new Date(lot.closesAt);
              return {
                lotNumber: String(n + 1),
                position: n + 1,
                title: `Lot ${n + 1}`,
                group: lot.group ?? null,
                openingBid: BigInt(lot.openingBid),
                reserve: lot.reserve == null ? null : BigInt(lot.reserve),
                consignorId: consignors.get(lot.consignorId ?? '') ?? null,
                opensAt: lot.opensAt === undefined ? opensAt : new Date(lot.opensAt),
                scheduledClosesAt: closesAt,
                closesAt,
              };
            }),
          },
        },
        select: { id: true, lots: { select: { id: true }, orderBy: { position: 'asc' } } },
      });
      return { auctionId: auction.id, lotIds: auction.lots.map(({ id }) => id) };
    },
    addPerson: async () => {
      const expiresAt = new Date(Date.now() + 3_600_000);
      const user = await prisma.user.create({
        data: {
          name: 'Somebody',
          email: `${randomUUID()}@example.com`,
          sessions: { create: { token: randomUUID(), expiresAt } },
        },
        select: { id: true, sessions: { select: { id: true } } },
      });
      return { userId: user.id, sessionId: user.sessions[0]?.id ?? '' };
    },
    addPaddle: async (auctionId, userId, { status = 'approved', bidLimit = null } = {}) => {
      lastNumber += 1;
      const number = lastNumber;
      const limit = bidLimit === null ? null : BigInt(bidLimit);
      const { id } = await prisma.paddle.create({ data: { auctionId, userId, number, status, bidLimit: limit } });
      return { paddleId: id, paddle: String(number) };
    },
    endSession: async (sessionId) => {
      await prisma.session.delete({ where: { id: sessionId } });
    },
    ban: async (userId) => {
      await prisma.user.update({ where: { id: userId }, data: { banned: true } });
    },
    setPaddleStatus: async (paddleId, status) => {
      await prisma.paddle.update({ where: { id: paddleId }, data: { status } });
    },
  };
}
