import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerNotice } from '#server/saleroom/nodes/server-notice.ts';
import { openStore, type Store } from '../prisma-client.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { listenForNotices } from './server-notices.ts';

describe('the house notices', () => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await createTestDatabase();
    store = openStore(database.url, { poolSize: 2 });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  /** What is heard while a deed is done, up to and including the last notice that the deed causes. */
  async function heardDuring(deed: () => Promise<unknown>): Promise<readonly ServerNotice[]> {
    const notices = await listenForNotices(database.url);
    const heard: ServerNotice[] = [];
    const last = new Promise<void>((resolve) => {
      notices.subscribe((notice) => {
        if (notice.kind === 'user-changed' && notice.userId === END) resolve();
        else heard.push(notice);
      });
    });
    await deed();
    await store.prisma
      .$executeRaw`SELECT pg_notify('house_notice', ${JSON.stringify({ kind: 'user-changed', userId: END })})`;
    await last;
    await notices.close();
    return heard;
  }
  const END = 'the end';

  it('tells that a session ended, a user was banned, a paddle was approved, an auction was published [I34]', async () => {
    const user = await store.prisma.user.create({ data: { name: 'Ada', email: 'ada@example.com' } });
    const session = await store.prisma.session.create({
      data: { token: 't', userId: user.id, expiresAt: new Date(Date.now() + 60_000) },
    });
    const auction = await store.prisma.auction.create({
      data: { slug: 'a', title: 'A', timeZone: 'Europe/London', currency: 'GBP', terms: { currency: 'GBP' } },
    });
    const heard = await heardDuring(async () => {
      const paddle = await store.prisma.paddle.create({
        data: { auctionId: auction.id, userId: user.id, number: 1, status: 'awaiting-approval' },
      });
      await store.prisma.paddle.update({ where: { id: paddle.id }, data: { status: 'approved' } });
      await store.prisma.user.update({ where: { id: user.id }, data: { banned: true } });
      await store.prisma.user.update({ where: { id: user.id }, data: { name: 'Ada B' } });
      await store.prisma.session.delete({ where: { id: session.id } });
      await store.prisma.auction.update({ where: { id: auction.id }, data: { title: 'B' } });
    });
    expect(heard.map(({ kind }) => kind)).toEqual([
      'paddle-changed',
      'paddle-changed',
      'user-changed',
      'session-ended',
      'auction-changed',
    ]);
    expect(heard).toContainEqual({ kind: 'session-ended', sessionId: session.id, userId: user.id });
  });

  it('listens again after its connection was lost, and passes over what it does not understand', async () => {
    const notices = await listenForNotices(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    const heard = new Promise<ServerNotice>((resolve) => notices.subscribe(resolve));
    const speaking = setInterval(() => {
      void client.query(
        `SELECT pg_notify('house_notice', '{"kind":"unheard-of"}'), pg_notify('house_notice', '{"kind":"auction-changed","auctionId":"a"}')`,
      );
    }, 20);
    expect(await heard).toEqual({ kind: 'auction-changed', auctionId: 'a' });
    clearInterval(speaking);
    await notices.close();
    await client.end();
  });
});
