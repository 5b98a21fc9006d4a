import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

// What the database itself rejects when all other checks have failed.

let database: TestDatabase;
let client: pg.Client;
const ids = { auction: randomUUID(), lot: randomUUID(), user: randomUUID(), other: randomUUID(), paddle: randomUUID() };
const hash = 'a'.repeat(64);

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`
    INSERT INTO "User" ("id", "name", "email")
      VALUES ('${ids.user}', 'Ada', 'ada@example.com'), ('${ids.other}', 'Ben', 'ben@example.com');
    INSERT INTO "Auction" ("id", "slug", "title", "timeZone", "currency", "terms")
      VALUES ('${ids.auction}', 'clocks', 'Clocks', 'UTC', 'GBP', '{"currency":"GBP"}');
    INSERT INTO "Lot" ("id", "auctionId", "lotNumber", "position", "title", "openingBid", "seq", "status",
        "currentBid", "leadingPaddle", "leadingPaddleId")
      VALUES ('${ids.lot}', '${ids.auction}', '1', 1, 'Clock', 100, 2, 'open', 100, '1', '${ids.paddle}');
    INSERT INTO "Paddle" ("id", "auctionId", "userId", "number", "status")
      VALUES ('${ids.paddle}', '${ids.auction}', '${ids.user}', 1, 'approved');
    INSERT INTO "LotEvent" ("lotId", "seq", "type", "public", "at", "hash", "recordedAt")
      VALUES ('${ids.lot}', 1, 'LotOpened', '{}', now(), '${hash}', now());
    INSERT INTO "CommandOutcome" ("actorId", "key", "lotId", "digest", "accepted", "rejection", "at")
      VALUES ('${ids.user}', 'a key', '${ids.lot}', 'd', false, '{}', now());
    INSERT INTO "Bid" ("lotId", "seq", "paddleId", "paddle", "amount", "automatic", "at")
      VALUES ('${ids.lot}', 1, '${ids.paddle}', '1', 100, false, now());
    INSERT INTO "MaxBid" ("lotId", "paddleId", "limit", "seq") VALUES ('${ids.lot}', '${ids.paddle}', 100, 1);
  `);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Runs a statement, rolls it back, and returns PostgreSQL's error code, or 'done'. */
async function codeOf(sql: string): Promise<string> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    return 'done';
  } catch (fault) {
    return fault instanceof pg.DatabaseError ? (fault.code ?? '') : String(fault);
  } finally {
    await client.query('ROLLBACK');
  }
}
const CHECK = '23514';
const UNIQUE = '23505';
const RESTRICT = '23001';
const FOREIGN = '23503';
const RANGE = '22003';

describe('the ledger, the outcomes and the audit log are append-only', () => {
  it.each(
    ['LotEvent', 'CommandOutcome', 'AuditEntry'].flatMap((table) => [
      [`UPDATE "${table}" SET "hash" = '${'b'.repeat(64)}'`],
      [`UPDATE "${table}" SET "hash" = "hash" WHERE false`],
      [`DELETE FROM "${table}"`],
      [`TRUNCATE "${table}" CASCADE`],
    ]),
  )('rejects %s', async (sql) => {
    expect(await codeOf(sql)).toBe(RESTRICT);
  });

  it.each([
    [`DELETE FROM "Lot" WHERE "id" = '${ids.lot}'`],
    [`DELETE FROM "Auction" WHERE "id" = '${ids.auction}'`],
    [`DELETE FROM "Paddle" WHERE "id" = '${ids.paddle}'`],
    [`DELETE FROM "User" WHERE "id" = '${ids.user}'`],
    ['TRUNCATE "Lot" CASCADE'],
    ['TRUNCATE "Paddle" CASCADE'],
  ])('rejects deleting what has a history: %s', async (sql) => {
    expect(await codeOf(sql)).toBe(RESTRICT);
  });
});

describe('rejects amounts that are not positive integers [I20]', () => {
  const columns: readonly (readonly [string, string])[] = [
    ['Lot', 'openingBid'],
    ['Lot', 'reserve'],
    ['Lot', 'estimateLow'],
    ['Lot', 'currentBid'],
    ['Bid', 'amount'],
    ['MaxBid', 'limit'],
    ['Paddle', 'bidLimit'],
  ];
  it.each(columns)('%s.%s', async (table, column) => {
    for (const amount of ['0', '-1', '1000000000001', '-9223372036854775808']) {
      expect(await codeOf(`UPDATE "${table}" SET "${column}" = ${amount}`), amount).toBe(CHECK);
    }
    for (const amount of ["'NaN'::numeric", "'Infinity'::float8", '9223372036854775808']) {
      expect(['22003', '0A000'], amount).toContain(await codeOf(`UPDATE "${table}" SET "${column}" = ${amount}`));
    }
    expect(RANGE).toBe('22003');
  });
});

describe('the keys reject', () => {
  const lotEvent = (seq: number) =>
    `INSERT INTO "LotEvent" ("lotId", "seq", "type", "public", "at", "hash", "recordedAt")
      VALUES ('${ids.lot}', ${seq}, 'x', '{}', now(), '${hash}', now())`;
  it.each([
    ['a second event with a seq of a lot [I6]', lotEvent(1)],
    [
      'a second outcome of a key [I5]',
      `INSERT INTO "CommandOutcome" ("actorId", "key", "lotId", "digest", "accepted", "rejection", "at")
        VALUES ('${ids.user}', 'a key', '${ids.lot}', 'e', false, '{}', now())`,
    ],
    [
      'a second paddle of a person in an auction',
      `INSERT INTO "Paddle" ("id", "auctionId", "userId", "number", "status")
        VALUES (gen_random_uuid(), '${ids.auction}', '${ids.user}', 2, 'approved')`,
    ],
    [
      'a second paddle with a number in an auction',
      `INSERT INTO "Paddle" ("id", "auctionId", "userId", "number", "status")
        VALUES (gen_random_uuid(), '${ids.auction}', '${ids.other}', 1, 'approved')`,
    ],
    [
      'a second account with an e-mail address',
      `INSERT INTO "User" ("id", "name", "email") VALUES (gen_random_uuid(), 'A', 'ada@example.com')`,
    ],
    [
      'a second lot with a number in an auction',
      `INSERT INTO "Lot" ("id", "auctionId", "lotNumber", "position", "title", "openingBid")
        VALUES (gen_random_uuid(), '${ids.auction}', '1', 2, 'x', 1)`,
    ],
  ])('%s', async (_, sql) => {
    expect(await codeOf(sql)).toBe(UNIQUE);
  });

  it('an event without its lot', async () => {
    expect(await codeOf(lotEvent(2).replace(ids.lot, randomUUID()))).toBe(FOREIGN);
  });
});

describe('rejects states that the rules do not allow', () => {
  it.each([
    [`UPDATE "User" SET "role" = 'owner'`],
    [`UPDATE "User" SET "email" = 'ADA@example.com'`],
    [`UPDATE "Lot" SET "status" = 'sold'`],
    [`UPDATE "Lot" SET "status" = 'won'`],
    [`UPDATE "Lot" SET "hammerPrice" = 100`],
    [`UPDATE "Lot" SET "leadingPaddle" = NULL`],
    [`UPDATE "Lot" SET "status" = 'scheduled'`],
    [`UPDATE "Paddle" SET "status" = 'winner'`],
    [`UPDATE "Auction" SET "status" = 'published'`],
    [`UPDATE "Auction" SET "currency" = 'USD'`],
    [`INSERT INTO "AuditHead" ("id") VALUES (2)`],
  ])('%s', async (sql) => {
    expect(await codeOf(sql)).toBe(CHECK);
  });
});
