import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { createTestDatabase, type TestDatabase } from '#server/store/testing/test-database.ts';
import { findLotClosingSoon } from './closing-soon.ts';
import { createPreparedPhotographs } from './pictures/prepare-photographs.ts';
import { createRestocker } from './restock-demo.ts';
import { ROUND_GAP } from './seed/catalogue/demo-auctions.ts';
import { createDemoAccounts } from './seed/set-up/create-demo-accounts.ts';
import { createAuctions, createRounds } from './seed/set-up/create-demo-auctions.ts';
import { COVERS_ON_SHOW } from './seed/set-up/set-up-demo.ts';

let database: TestDatabase;
let store: Store;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore(database.url);
  folder = await mkdtemp(join(tmpdir(), 'rostrum-restock-'));
  process.env.ROSTRUM_FOLDER = folder;
});
afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const faults: unknown[] = [];
// One photograph serves all lots: encoding seventy of them would take most of this file's time.
const encoded = createPreparedPhotographs();
const photographs = { prepare: () => encoded.prepare('moon-jar-crackled-celadon-whole.webp') };
const restocker = () =>
  createRestocker(store.prisma, {
    photographs,
    password: 'walnut-copper-1234',
    onFault: (fault) => faults.push(fault),
  });

it('sets up an empty database: people, auctions, something to bid on and a lot that closes soon', async () => {
  await restocker().setUp();
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

it('gives every lot on sale its cover', async () => {
  const onSale = await store.prisma.lot.findMany({
    where: { auction: { opensAt: { lt: new Date() } } },
    include: { images: true },
  });
  expect(onSale.length).toBeGreaterThanOrEqual(COVERS_ON_SHOW);
  for (const { images } of onSale) expect(images.map(({ position }) => position)).toEqual([1]);
});

it('the banner links to a lot that closes soon, but not before a reader can open it', async () => {
  const now = Date.now();
  const soon = await findLotClosingSoon(store.prisma, now);
  expect(soon?.path).toMatch(/^\/auctions\/quarter-hour-sale[^/]*\/lots\/\d+$/);
  const closesIn = (soon?.closesAt.getTime() ?? 0) - now;
  expect(closesIn).toBeGreaterThanOrEqual(2 * 60_000);
  expect(closesIn).toBeLessThan(2 * 60_000 + ROUND_GAP);
});

it('a second start adds nothing', async () => {
  const before = [await store.prisma.auction.count(), await store.prisma.lot.count(), await store.prisma.user.count()];
  await restocker().setUp();
  expect([await store.prisma.auction.count(), await store.prisma.lot.count(), await store.prisma.user.count()]).toEqual(
    before,
  );
});

it('at any time in the next three hours a lot closes within two minutes', async () => {
  const ids = await createDemoAccounts(store.prisma, 'walnut-copper-1234');
  const start = Date.now();
  for (let minute = 0; minute <= 180; minute += 1) {
    await createRounds(store.prisma, { now: start + minute * 60_000, createdById: [...ids.values()][0] ?? null });
  }
  const lots = await store.prisma.lot.findMany({
    where: { auction: { slug: { startsWith: 'quarter-hour-sale' } } },
    orderBy: { closesAt: 'asc' },
  });
  const closes = lots.map(({ closesAt }) => closesAt?.getTime() ?? 0);
  for (const [n, at] of closes.entries()) if (n > 0) expect(at - (closes[n - 1] ?? 0)).toBe(ROUND_GAP);
  expect(closes.at(-1)).toBeGreaterThan(start + 180 * 60_000);
});

it('repeats an auction whose last lot has closed under a new address, and leaves running ones alone', async () => {
  const { id } = await store.prisma.auction.findUniqueOrThrow({ where: { slug: 'form-and-fire' } });
  // Stands in for the closing clock: the ledger is not under test here.
  await store.prisma.lot.updateMany({
    where: { auctionId: id },
    data: { seq: 1n, status: 'passed', endedAt: new Date() },
  });
  const held = await createAuctions(store.prisma, { now: Date.now(), createdById: null });
  expect(held.map(({ slug }) => slug)).toEqual(['form-and-fire-2']);
  expect(await createAuctions(store.prisma, { now: Date.now(), createdById: null })).toEqual([]);
});

it('approves the waiting paddles of bots and leaves those of people', async () => {
  const { id: auctionId } = await store.prisma.auction.findUniqueOrThrow({
    where: { slug: 'works-on-paper-and-canvas' },
  });
  const people = await store.prisma.user.findMany({
    where: { email: { in: ['bot-lark@rostrum.example', 'ben@rostrum.example'] } },
  });
  await store.prisma.paddle.createMany({
    data: people.map(({ id: userId }, n) => ({ auctionId, userId, number: 50 + n, status: 'awaiting-approval' })),
  });
  await restocker().setUp();
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
