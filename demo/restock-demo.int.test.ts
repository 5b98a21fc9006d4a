import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { createTestDatabase, type TestDatabase } from '#server/store/testing/test-database.ts';
import { closingSoon } from './closing-soon.ts';
import { createDemoRestocker } from './restock-demo.ts';
import { openAccounts } from './seed/house/create-demo-accounts.ts';
import { holdAuctions, holdRounds } from './seed/house/create-demo-auctions.ts';
import { ROUND_GAP } from './seed/house/demo-auctions.ts';

let database: TestDatabase;
let store: Store;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore(database.url);
  folder = await mkdtemp(join(tmpdir(), 'rostrum-housekeeper-'));
});
afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const faults: unknown[] = [];
const housekeeper = () =>
  createDemoRestocker(store.prisma, { folder, password: 'walnut-copper-1234', onFault: (fault) => faults.push(fault) });

it('an empty house is set up: its people, its auctions, something to bid on and something that closes soon', async () => {
  await housekeeper().open();
  expect(await store.prisma.user.count({ where: { isBot: true } })).toBe(8);
  const auctions = await store.prisma.auction.findMany({ include: { lots: true, paddles: true } });
  expect(auctions.flatMap(({ lots }) => lots).length).toBeGreaterThanOrEqual(60);
  const now = Date.now();
  const on = auctions.filter(({ opensAt }) => (opensAt?.getTime() ?? now) < now).map(({ slug }) => slug);
  expect(on.toSorted()).toEqual(['form-and-fire', 'quarter-hour-sale', 'works-on-paper-and-canvas']);
  const firstClose = Math.min(
    ...auctions.flatMap(({ lots }) => lots.map(({ closesAt }) => closesAt?.getTime() ?? Number.POSITIVE_INFINITY)),
  );
  expect(firstClose - now).toBeLessThan(2 * 60_000);
  for (const { registration, paddles } of auctions) expect(paddles).toHaveLength(registration === 'automatic' ? 2 : 1);
});

it('the lot that the welcome leads to closes soon, but not before one can be there', async () => {
  const now = Date.now();
  const soon = await closingSoon(store.prisma, now);
  expect(soon?.path).toMatch(/^\/auctions\/quarter-hour-sale[^/]*\/lots\/\d+$/);
  const closesIn = (soon?.closesAt.getTime() ?? 0) - now;
  expect(closesIn).toBeGreaterThanOrEqual(2 * 60_000);
  expect(closesIn).toBeLessThan(2 * 60_000 + ROUND_GAP);
});

it('a second start finds everything and adds nothing', async () => {
  const before = [await store.prisma.auction.count(), await store.prisma.lot.count(), await store.prisma.user.count()];
  await housekeeper().open();
  expect([await store.prisma.auction.count(), await store.prisma.lot.count(), await store.prisma.user.count()]).toEqual(
    before,
  );
});

it('whenever one looks within the next three hours, a lot closes within two minutes', async () => {
  const ids = await openAccounts(store.prisma, 'walnut-copper-1234');
  const start = Date.now();
  for (let minute = 0; minute <= 180; minute += 1) {
    await holdRounds(store.prisma, { now: start + minute * 60_000, createdById: [...ids.values()][0] ?? null });
  }
  const lots = await store.prisma.lot.findMany({
    where: { auction: { slug: { startsWith: 'quarter-hour-sale' } } },
    orderBy: { closesAt: 'asc' },
  });
  const closes = lots.map(({ closesAt }) => closesAt?.getTime() ?? 0);
  for (const [n, at] of closes.entries()) if (n > 0) expect(at - (closes[n - 1] ?? 0)).toBe(ROUND_GAP);
  expect(closes.at(-1)).toBeGreaterThan(start + 180 * 60_000);
});

it('an auction whose last lot has closed is held again under a new address; one that is on is left alone', async () => {
  const { id } = await store.prisma.auction.findUniqueOrThrow({ where: { slug: 'form-and-fire' } });
  // As if the clock had closed them: the ledger is not what is tried here.
  await store.prisma.lot.updateMany({
    where: { auctionId: id },
    data: { seq: 1n, status: 'passed', endedAt: new Date() },
  });
  const held = await holdAuctions(store.prisma, { now: Date.now(), createdById: null });
  expect(held.map(({ slug }) => slug)).toEqual(['form-and-fire-2']);
  expect(await holdAuctions(store.prisma, { now: Date.now(), createdById: null })).toEqual([]);
});

it('the paddles of bots that wait for approval are approved, those of people are not', async () => {
  const { id: auctionId } = await store.prisma.auction.findUniqueOrThrow({
    where: { slug: 'works-on-paper-and-canvas' },
  });
  const people = await store.prisma.user.findMany({
    where: { email: { in: ['bot-lark@rostrum.example', 'ben@rostrum.example'] } },
  });
  await store.prisma.paddle.createMany({
    data: people.map(({ id: userId }, n) => ({ auctionId, userId, number: 50 + n, status: 'awaiting-approval' })),
  });
  await housekeeper().open();
  const paddles = await store.prisma.paddle.findMany({
    where: { auctionId, userId: { in: people.map(({ id }) => id) } },
    include: { user: true },
  });
  expect(Object.fromEntries(paddles.map(({ user, status }) => [user.name, status]))).toEqual({
    'Bot Lark': 'approved',
    'Ben Okoro': 'awaiting-approval',
  });
  expect(faults).toEqual([]);
});
