import { afterAll, beforeAll, expect, it } from 'vitest';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import { readSession } from '#server/auth/session.ts';
import { type AuthFixture, openAuthFixture } from '#server/auth/testing/auth-fixture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { buildAuction } from './build-auction.ts';
import { buildPaddle } from './build-paddle.ts';
import { buildScenario } from './build-scenario.ts';
import { buildSession } from './build-session.ts';
import { buildUser, FIXTURE_PASSWORD } from './build-user.ts';

let house: AuthFixture;
beforeAll(async () => {
  house = await openAuthFixture();
});
afterAll(() => house.close());

const secret = () => process.env.ROSTRUM_SECRET ?? '';

it('a built user signs in with their password', async () => {
  const ada = await buildUser(prisma(), { name: 'Ada Quill', email: 'ada@house.example' });
  const answer = await house.post('/sign-in/email', { email: ada.email, password: FIXTURE_PASSWORD });
  expect(answer.status).toBe(200);
});

it('the server accepts a built session', async () => {
  const clerk = await buildUser(prisma(), { name: 'Clara Finch', role: 'clerk' });
  const { cookie, sessionId } = await buildSession(prisma(), { userId: clerk.userId, secret: secret() });
  const who = await readSession(new Headers({ cookie: `${cookie.name}=${cookie.value}` }));
  expect(who).toMatchObject({ userId: clerk.userId, sessionId, role: 'clerk' });
});

it('a session signed with another secret is not accepted', async () => {
  const { userId } = await buildUser(prisma());
  const { cookie } = await buildSession(prisma(), { userId, secret: 'another secret of another server, long enough' });
  expect(await readSession(new Headers({ cookie: `${cookie.name}=${cookie.value}` }))).toBeNull();
});

it('a built auction is published; its lots are scheduled, due to open, and close one after another [C5]', async () => {
  const now = Date.now();
  const auction = await buildAuction(prisma(), { lots: [{}, {}, {}], firstClosesAt: now + 60_000, closeGap: 5_000 });
  const lots = await prisma().lot.findMany({ where: { auctionId: auction.auctionId }, orderBy: { position: 'asc' } });
  expect(lots.map(({ status, seq }) => [status, seq])).toEqual(Array.from({ length: 3 }, () => ['scheduled', 0n]));
  expect(lots.map(({ closesAt }) => closesAt?.getTime())).toEqual([now + 60_000, now + 65_000, now + 70_000]);
  const { terms } = await prisma().auction.findUniqueOrThrow({ where: { id: auction.auctionId } });
  expect(termsSchema.safeParse(terms).success).toBe(true);
  expect(lots.every(({ opensAt }) => opensAt !== null && opensAt.getTime() < now)).toBe(true);
});

it('the lots of a built draft have no opening or closing times', async () => {
  const auction = await buildAuction(prisma(), { status: 'draft' });
  const lot = await prisma().lot.findFirstOrThrow({ where: { auctionId: auction.auctionId } });
  expect([lot.opensAt, lot.closesAt]).toEqual([null, null]);
});

it('a built paddle gets the next number, or the requested one', async () => {
  const { auctionId } = await buildAuction(prisma());
  const [one, two] = [await buildUser(prisma()), await buildUser(prisma(), { name: 'Ben Okoro' })];
  expect((await buildPaddle(prisma(), { auctionId, userId: one.userId, number: 27 })).number).toBe(27);
  expect((await buildPaddle(prisma(), { auctionId, userId: two.userId })).number).toBe(28);
});

it('paddles built at the same time get distinct numbers', async () => {
  const { auctionId } = await buildAuction(prisma());
  const people = await Promise.all(Array.from({ length: 8 }, () => buildUser(prisma())));
  const built = await Promise.all(people.map(({ userId }) => buildPaddle(prisma(), { auctionId, userId })));
  expect(built.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('a scenario is an auction of its own whose people are signed in and have the requested paddles', async () => {
  const fixture = await buildScenario(prisma(), secret(), { opening: 100, increment: 10, reserve: 150, closesIn: 20 });
  const [ada, ben] = [await fixture.enter('Ada'), await fixture.enter('Ben', { paddle: 'none' })];
  expect([ada.paddle, ben.paddle]).toEqual(['1', null]);
  const who = await readSession(new Headers({ cookie: `${ada.cookie.name}=${ada.cookie.value}` }));
  expect(who?.name).toBe('Ada');
  const lot = await prisma().lot.findUniqueOrThrow({ where: { id: fixture.lot.lotId } });
  expect(lot).toMatchObject({ openingBid: 10_000n, reserve: 15_000n, reserveState: 'unmet' });
});
