import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/store/testing/test-database.ts';
import { makeMigration } from './make-migration.ts';

let database: TestDatabase;
let folder: string;
const now = new Date('2026-11-29T12:34:56Z');

beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'rostrum-make-migration-'));
  cpSync('prisma', folder, { recursive: true });
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const make = (name: string) => makeMigration({ folder, name, now, databaseUrl: database.url });

it('writes a change of the schema as a migration that PostgreSQL accepts, once', async () => {
  const schema = readFileSync(join(folder, 'schema.prisma'), 'utf8');
  const changed = `${schema}\nmodel Planted {\n  id String @id @db.Uuid\n  amount BigInt\n}\n`;
  writeFileSync(join(folder, 'schema.prisma'), changed);

  const file = await make('add_planted');
  expect(file).toBe(join(folder, 'migrations', '20261129123456_add_planted', 'migration.sql'));
  const sql = readFileSync(file ?? '', 'utf8');
  expect(sql).toContain('CREATE TABLE "Planted"');
  expect(sql).not.toContain('DROP');
  expect(readFileSync(join(folder, 'migrations', 'migrated.prisma'), 'utf8')).toBe(changed);

  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  const { rows } = await client.query('SELECT count(*)::int AS "count" FROM "Planted"');
  await client.end();
  expect(rows).toEqual([{ count: 0 }]);

  expect(await make('again')).toBeNull();
});

it('writes nothing when the migrations already contain the schema', async () => {
  const before = readdirSync(join(folder, 'migrations'));
  expect(await make('nothing')).toBeNull();
  expect(readdirSync(join(folder, 'migrations'))).toEqual(before);
  expect(existsSync(join(folder, 'migrations', '20261129123456_nothing'))).toBe(false);
});
