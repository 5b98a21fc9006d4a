// Lots are sold on a real PostgreSQL; their exports and the database are then verified, and
// tampered with.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as exportLot } from '#app/auctions/[slug]/lots/[lotNumber]/export/route.ts';
import { money } from '#auction/money.ts';
import type { Receipt } from '#auction/verify/verify-lot.ts';
import { verifyLotFile } from '#protocol/export/read-lot-export.ts';
import { createDatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import { createSaleroom } from '#server/saleroom/saleroom.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { defaultTerms } from '#server/saleroom/testing/saleroom-fixture.ts';
import { createPostgresLedger } from '#server/store/ledger/postgres-ledger.ts';
import { closeSharedStore, prisma } from '#server/store/prisma-client.ts';
import { createPostgresFixture } from '#server/store/testing/postgres-fixture.ts';
import { createTestDatabase } from '#server/store/testing/test-database.ts';
import { verifyDatabase } from './verify-database.ts';

/** Amounts that occur nowhere else, in any format. */
const RESERVE = 9_951_730;
const ADAS_MAX = 9_182_730;
const BENS_MAX = 8_264_510;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let folder: string;
let parts: Awaited<ReturnType<typeof openSaleroom>>;
beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  folder = mkdtempSync(join(tmpdir(), 'rostrum-verify-'));
  parts = await openSaleroom();
});
afterAll(async () => {
  await parts?.close();
  await closeSharedStore();
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

async function openSaleroom() {
  const ledger = createPostgresLedger({ databaseUrl: database.url });
  const databaseClock = createDatabaseClock(ledger);
  await databaseClock.start();
  const saleroom = createSaleroom({ ledger, databaseClock, announcer: { lotChanged: () => {} }, logFault: () => {} });
  const fixture = createPostgresFixture(prisma());
  const close = async () => {
    await saleroom.stop();
    databaseClock.stop();
    await ledger.close();
  };
  return { saleroom, fixture, databaseClock, close };
}

/**
 * Plays a lot with a reserve and the max bids of two people. Below the reserve only max bids set
 * the price, so neither the reserve nor the higher max bid is ever public. `closesIn` is in
 * milliseconds.
 */
async function playLot({
  closesIn = 3_600_000,
  reserve = RESERVE,
}: {
  closesIn?: number;
  reserve?: number | null;
} = {}) {
  const { saleroom, fixture, databaseClock } = parts;
  const { auctionId, lotIds } = await fixture.addAuction({
    terms: { ...defaultTerms, belowReserve: 'ignore' },
    lots: [
      {
        openingBid: money(100),
        reserve: reserve === null ? null : money(reserve),
        closesAt: Math.ceil(databaseClock.now() + closesIn),
      },
    ],
  });
  const [lotId = ''] = lotIds;
  const people = [await fixture.addPerson(), await fixture.addPerson()];
  for (const { userId } of people) await fixture.addPaddle(auctionId, userId);
  await saleroom.submit({ type: 'OpenLot', lotId }, { kind: 'house' }, null);
  const receipts: Receipt[] = [];
  for (const [person, max] of [
    [0, 500],
    [1, BENS_MAX],
    [0, ADAS_MAX],
  ] as const) {
    const command = { type: 'SetMaxBid', lotId, max: money(max), jumpConfirmed: true } as const;
    const actor = { kind: 'person', ...(people[person] as { userId: string; sessionId: string }) } as const;
    const result = await saleroom.submit(command, actor, { key: randomUUID() });
    if (result.accepted) receipts.push({ seq: result.seq ?? 0, hash: result.hash ?? '' });
  }
  const { slug } = await prisma().auction.findUniqueOrThrow({ where: { id: auctionId } });
  return { auctionId, lotId, slug, receipts };
}

/** Closes a lot as soon as it is due. */
async function close(lotId: string): Promise<void> {
  const submit = () => parts.saleroom.submit({ type: 'CloseLot', lotId }, { kind: 'house' }, null);
  await expect.poll(async () => (await submit()).accepted, { timeout: 30_000, interval: 100 }).toBe(true);
}

async function exported(slug: string, headers: Readonly<Record<string, string>> = {}, lotNumber = '1') {
  const request = new Request(`http://house.test/auctions/${slug}/lots/${lotNumber}/export`, { headers });
  return exportLot(request, { params: Promise.resolve({ slug, lotNumber }) });
}

async function exportedBytes(slug: string): Promise<Uint8Array> {
  return new Uint8Array(await (await exported(slug)).arrayBuffer());
}

/** An amount in every format in which it could leak. */
function forms(amount: number): readonly string[] {
  const texts = [String(amount), (amount / 100).toFixed(2), amount.toLocaleString('en-GB')];
  return texts.flatMap((text) => [
    text,
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('hex'),
  ]);
}

const brokenIn = (bytes: Uint8Array, receipt: Receipt | null = null) =>
  verifyLotFile(bytes, sha256, receipt).findings.filter(({ verdict }) => verdict === 'broken');

/** Runs `npm run verify` and returns its exit status and output. */
async function runVerify(...args: readonly string[]) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/launch.mjs', 'verify', ...args]);
    return { status: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { status: code, stdout };
  }
}

describe('the export of a lot', () => {
  it('that is on sale contains no secret in any format, and passes every check [I28, I31]', async () => {
    const { slug } = await playLot();
    const text = Buffer.from(await exportedBytes(slug)).toString('utf8');
    for (const secret of [RESERVE, ADAS_MAX]) {
      for (const form of forms(secret)) expect(text).not.toContain(form);
    }
    expect(text).not.toMatch(/"(?:secret|opening|salt)":/);
    expect(brokenIn(Buffer.from(text))).toEqual([]);
  });

  it('that has ended opens the beaten max bid, but not the reserve and the leader’s max bid [I28, I31]', async () => {
    const { slug, lotId, receipts } = await playLot({ closesIn: 1_500 });
    await close(lotId);
    const bytes = await exportedBytes(slug);
    const text = Buffer.from(bytes).toString('utf8');
    for (const secret of [RESERVE, ADAS_MAX]) {
      for (const form of forms(secret)) expect(text).not.toContain(form);
    }
    expect(text).toContain(`"limit":${BENS_MAX}`);
    const { findings } = verifyLotFile(bytes, sha256, receipts[0] ?? null);
    expect(findings.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    for (const check of ['form', 'chain', 'receipt', 'openings', 'rules', 'state']) {
      expect(findings).toContainEqual(expect.objectContaining({ check, verdict: 'held' }));
    }
    expect(findings.filter(({ check }) => check === 'sealed')).toHaveLength(2);
  });

  it('is the same for everybody, and is answered 304 to a client that has it', async () => {
    const { slug, lotId } = await playLot({ closesIn: 1_500 });
    await close(lotId);
    const first = await exported(slug);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toContain('application/json');
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename=".+-lot-1\.json"$/);
    expect(Buffer.from(await first.arrayBuffer())).toEqual(Buffer.from(await exportedBytes(slug)));
    expect((await exported(slug, { 'if-none-match': etag })).status).toBe(304);
  });

  it('of a draft, or of a lot that does not exist, is not found', async () => {
    const { auctionId } = await parts.fixture.addAuction({
      terms: defaultTerms,
      lots: [{ openingBid: money(100) }],
      isPublished: false,
    });
    const { slug } = await prisma().auction.findUniqueOrThrow({ where: { id: auctionId } });
    expect((await exported(slug)).status).toBe(404);
    expect((await exported('no-such-auction')).status).toBe(404);
    expect((await exported(slug, {}, '\u0000')).status).toBe(404);
  });
});

describe('npm run verify', () => {
  it('exits with 0 for a genuine file and receipt, 1 for a changed file or foreign receipt, 2 for none', async () => {
    const { slug, lotId, receipts } = await playLot({ closesIn: 1_500, reserve: null });
    await close(lotId);
    const file = join(folder, 'lot.json');
    const bytes = await exportedBytes(slug);
    writeFileSync(file, bytes);
    const [receipt] = receipts;
    const genuine = await runVerify('--file', file, '--receipt', `${receipt?.seq}:${receipt?.hash}`);
    expect(genuine.stdout).toContain('held           receipt');
    expect(genuine.status).toBe(0);
    expect((await runVerify('--file', file, '--receipt', `2:${'f'.repeat(64)}`)).status).toBe(1);

    const changed = join(folder, 'changed.json');
    writeFileSync(
      changed,
      Buffer.from(bytes)
        .toString('utf8')
        .replace(String(BENS_MAX), String(BENS_MAX - 1)),
    );
    expect(await runVerify('--file', changed)).toMatchObject({ status: 1, stdout: expect.stringContaining('BROKEN') });
    expect((await runVerify('--file', join(folder, 'no-such-file.json'))).status).toBe(2);
    expect((await runVerify('--wrong')).status).toBe(2);
  });

  it('finds no problem in the database, and computes the same ledger hash twice [I6, I8, I12, I22]', async () => {
    const { status, stdout } = await runVerify('--db', database.url);
    expect(stdout).toMatch(/\d+ lots, \d+ events, 0 broken\./);
    expect(status).toBe(0);
    const [first, second] = [await verifyDatabase(database.url, null), await verifyDatabase(database.url, null)];
    expect(first.events).toBeGreaterThan(10);
    expect(second.ledgerHash).toBe(first.ledgerHash);
    expect((await runVerify('--db', database.url, '--lot', randomUUID())).status).toBe(2);
  });

  it.each([
    ['a price in the row of the lot', `UPDATE "Lot" SET "currentBid" = "currentBid" + 1 WHERE "id" = $1`, 'I8'],
    ['a row of the history', `UPDATE "Bid" SET "amount" = "amount" + 1 WHERE "lotId" = $1 AND "seq" = 2`, 'I8'],
    ['a max bid', `UPDATE "MaxBid" SET "limit" = "limit" + 1 WHERE "lotId" = $1`, 'I8'],
    [
      'the amount of an event',
      `UPDATE "LotEvent" SET "public" = jsonb_set("public", '{amount}', '101') WHERE "lotId" = $1 AND "seq" = 2`,
      'I22',
    ],
    [
      'a secret max bid of an event',
      `UPDATE "LotEvent" SET "secret" = jsonb_set("secret", '{limit}', '9999999')
        WHERE "lotId" = $1 AND "secret" ? 'limit'`,
      'I22',
    ],
    ['the number of events', `DELETE FROM "LotEvent" WHERE "lotId" = $1 AND "seq" = 2`, 'I6'],
    [
      'the outcome of a key',
      `UPDATE "CommandOutcome" SET "hash" = repeat('0', 64) WHERE "lotId" = $1 AND "accepted"`,
      'I1',
    ],
    [
      'the time at which a bid was recorded',
      `UPDATE "LotEvent" SET "recordedAt" = now() + interval '1 year' WHERE "lotId" = $1 AND "seq" = 2`,
      'I12',
    ],
  ])('detects that %s was changed in the database', async (_what, statement, invariant) => {
    const { lotId } = await playLot();
    expect((await verifyDatabase(database.url, lotId)).problems).toEqual([]);
    await bypassTriggers(statement, lotId);
    const { problems } = await verifyDatabase(database.url, lotId);
    expect(problems).toContainEqual(expect.objectContaining({ invariant }));
    // The description of a problem reveals no secret.
    expect(JSON.stringify(problems)).not.toContain(String(ADAS_MAX));
  });
});

/** Changes the database as only its owner can, without the triggers that forbid it. */
async function bypassTriggers(statement: string, lotId: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(statement, [lotId]);
  } finally {
    await client.end();
  }
}
