import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffSchemas } from '#scripts/make-migration/diff-schemas.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

/**
 * Foreign keys of Prisma's relations that the ledger's tables replace by triggers (first migration,
 * part 4).
 */
const WITHOUT_FOREIGN_KEY = ['Bid_lotId_fkey', 'Bid_paddleId_fkey', 'LotEvent_lotId_fkey'];

/** Partial indexes, which only SQL can express. */
const ONLY_IN_SQL = ['Lot_due_to_close_idx', 'Lot_due_to_open_idx'];

describe('prisma/schema.prisma and the migrations', () => {
  let migrated: TestDatabase;
  let pushed: TestDatabase;
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  beforeAll(async () => {
    migrated = await createTestDatabase();
    pushed = await createEmptyDatabase();
    await query(pushed, await diffSchemas(null, schema, pushed.url));
  });
  afterAll(async () => {
    await migrated.drop();
    await pushed.drop();
  });

  async function query(database: TestDatabase, sql: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const queryBoth = async (sql: string) => [await query(migrated, sql), await query(pushed, sql)] as const;

  it('define the same columns', async () => {
    // Domains are compared by their base type, which is what Prisma knows.
    const [ours, prismas] =
      await queryBoth(`SELECT table_name, column_name, udt_name, datetime_precision, is_nullable, column_default
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
      ORDER BY table_name, column_name`);
    expect(ours.map(withoutCast)).toEqual(prismas.map(withoutCast));
    expect(ours.length).toBeGreaterThan(100);
  });

  it('define the same keys and foreign keys', async () => {
    const [ours, prismas] =
      await queryBoth(`SELECT conname, conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint
      WHERE contype IN ('p', 'u', 'f') AND conrelid::regclass::text <> '_prisma_migrations'
        AND connamespace = 'public'::regnamespace
      ORDER BY conname`);
    expect(ours).toEqual(prismas.filter(({ conname }) => !WITHOUT_FOREIGN_KEY.includes(String(conname))));
    expect(prismas.map(({ conname }) => conname)).toEqual(expect.arrayContaining(WITHOUT_FOREIGN_KEY));
  });

  it('define the same indexes', async () => {
    const [ours, prismas] = await queryBoth(
      `SELECT indexname, indexdef FROM pg_indexes
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY indexname`,
    );
    expect(ours.filter(({ indexname }) => !ONLY_IN_SQL.includes(String(indexname)))).toEqual(prismas);
  });

  it('explain the purpose of each index', async () => {
    const unexplained = await query(
      migrated,
      `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
          AND t.relname <> '_prisma_migrations' AND obj_description(c.oid, 'pg_class') IS NULL`,
    );
    expect(unexplained).toEqual([]);
  });

  it('start the next migration from the present schema', () => {
    expect(readFileSync('prisma/migrations/migrated.prisma', 'utf8')).toBe(schema);
  });
});

/** The default of a domain column has a cast to the domain. */
function withoutCast({ column_default, ...column }: Record<string, unknown>) {
  return {
    ...column,
    column_default: typeof column_default === 'string' ? column_default.replace(/::\w+$/, '') : column_default,
  };
}
