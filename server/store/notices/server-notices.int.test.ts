import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerNotice } from '#server/saleroom/server-notice.ts';
import { openStore, type Store } from '../prisma-client.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { listenForNotices } from './server-notices.ts';

describe('the notices of the database', () => {
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

  /** All notices that an action causes. A last notice marks their end. */
  async function noticesDuring(action: () => Promise<unknown>): Promise<readonly ServerNotice[]> {
    const notices = await listenForNotices(database.url);
    const received: ServerNotice[] = [];
    const last = new Promise<void>((resolve) => {
      notices.subscribe((notice) => {
        if (notice.kind === 'user-changed' && notice.userId === END) resolve();
        else received.push(notice);
      });
    });
    await action();
    await store.prisma
      .$executeRaw`SELECT pg_notify('house_notice', ${JSON.stringify({ kind: 'user-changed', userId: END })})`;
    await last;
    await notices.close();
    return received;
  }
  const END = 'the end';

  it('are sent when a session ends, a user is banned, a paddle is approved or an auction changes [I34]', async () => {
    const user = await store.prisma.user.create({ data: { name: 'Ada', email: 'ada@example.com' } });
    const session = await store.prisma.session.create({
      data: { token: 't', userId: user.id, expiresAt: new Date(Date.now() + 60_000) },
    });
    const auction = await store.prisma.auction.create({
      data: { slug: 'a', title: 'A', timeZone: 'Europe/London', currency: 'GBP', terms: { currency: 'GBP' } },
    });
    const received = await noticesDuring(async () => {
      const paddle = await store.prisma.paddle.create({
        data: { auctionId: auction.id, userId: user.id, number: 1, status: 'awaiting-approval' },
      });
      await store.prisma.paddle.update({ where: { id: paddle.id }, data: { status: 'approved' } });
      await store.prisma.user.update({ where: { id: user.id }, data: { banned: true } });
      await store.prisma.user.update({ where: { id: user.id }, data: { name: 'Ada B' } });
      await store.prisma.session.delete({ where: { id: session.id } });
      await store.prisma.auction.update({ where: { id: auction.id }, data: { title: 'B' } });
    });
    expect(received.map(({ kind }) => kind)).toEqual([
      'paddle-changed',
      'paddle-changed',
      'user-changed',
      'session-ended',
      'auction-changed',
    ]);
    expect(received).toContainEqual({ kind: 'session-ended', sessionId: session.id, userId: user.id });
  });

  it('are received again after a lost connection; unknown kinds are ignored', async () => {
    const notices = await listenForNotices(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    const received = new Promise<ServerNotice>((resolve) => notices.subscribe(resolve));
    const sending = setInterval(() => {
      void client.query(
        `SELECT pg_notify('house_notice', '{"kind":"unheard-of"}'),
           pg_notify('house_notice', '{"kind":"auction-changed","auctionId":"a"}')`,
      );
    }, 20);
    expect(await received).toEqual({ kind: 'auction-changed', auctionId: 'a' });
    clearInterval(sending);
    await notices.close();
    await client.end();
  });
});
