import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { MigrationFault, migrate } from './migrate.ts';

describe('migrations', () => {
  let database: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await createEmptyDatabase();
    folder = await mkdtemp(join(tmpdir(), 'rostrum-migrations-'));
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function migration(name: string, sql: string) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), sql);
  }

  async function query(text: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  it('are applied once, in order, and recorded in Prisma’s table with the checksum of their file', async () => {
    const names = (await readdir('prisma/migrations', { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(await migrate(database.url)).toEqual({ applied: names.sort() });
    expect(await migrate(database.url)).toEqual({ applied: [] });
    const recorded = await query(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count
       FROM _prisma_migrations ORDER BY 1`,
    );
    const sums = await Promise.all(
      names.map(async (name) =>
        createHash('sha256')
          .update(await readFile(`prisma/migrations/${name}/migration.sql`))
          .digest('hex'),
      ),
    );
    expect(recorded).toEqual(
      names.map((name, n) => ({ migration_name: name, checksum: sums[n], finished: true, applied_steps_count: 1 })),
    );
  });

  it('are applied by one of several concurrent calls; the others wait', async () => {
    await migration('1_slow', 'CREATE TABLE a (); SELECT pg_sleep(0.2)');
    await migration('2_next', 'CREATE TABLE b ()');
    const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, folder)));
    expect(runs.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 0, 2]);
  });

  it('run on a given pool and release its connection', async () => {
    await migration('1_first', 'CREATE TABLE a ()');
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });
    expect(await migrate(pool, folder)).toEqual({ applied: ['1_first'] });
    expect((await pool.query('SELECT count(*)::int AS rows FROM a')).rows).toEqual([{ rows: 0 }]);
    await pool.end();
  });

  it('stop when the file of an applied migration was changed', async () => {
    await migration('1_first', 'CREATE TABLE a ()');
    await migrate(database.url, folder);
    await migration('1_first', 'CREATE TABLE a (); -- and more');
    await migration('2_next', 'CREATE TABLE b ()');
    await expect(migrate(database.url, folder)).rejects.toThrow(/1_first is not the one that was applied/);
    expect(await query(`SELECT to_regclass('b') AS b`)).toEqual([{ b: null }]);
  });

  it('stop on a database that a newer version has used', async () => {
    await migration('1_first', 'CREATE TABLE a ()');
    await migration('2_newer', 'CREATE TABLE b ()');
    await migrate(database.url, folder);
    await rm(join(folder, '2_newer'), { recursive: true });
    await expect(migrate(database.url, folder)).rejects.toThrow(/2_newer, which this version of Rostrum does not know/);
  });

  it('stop after a migration that Prisma began and did not finish', async () => {
    await migration('1_first', 'CREATE TABLE a ()');
    await migrate(database.url, folder);
    await query('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(migrate(database.url, folder)).rejects.toThrow(/begun by Prisma and did not finish/);
  });

  it('change nothing when one fails, and name it and the error', async () => {
    await migration('1_first', 'CREATE TABLE a ()');
    await migration('2_broken', 'CREATE TABLE b ();\n\nALTER TABLE nowhere ADD COLUMN x INT;\n');
    const failed = migrate(database.url, folder);
    await expect(failed).rejects.toThrow(MigrationFault);
    await expect(failed).rejects.toThrow(/2_broken failed and changed nothing: relation "nowhere" does not exist/);
    expect(await query(`SELECT to_regclass('a')::text AS a, to_regclass('b')::text AS b`)).toEqual([
      { a: 'a', b: null },
    ]);
    await migration('2_broken', 'CREATE TABLE b ()');
    expect(await migrate(database.url, folder)).toEqual({ applied: ['2_broken'] });
  });

  it('name the line of a syntax error', async () => {
    await migration('1_slip', 'CREATE TABLE a ();\n\nCREATE TABEL b ();\n');
    await expect(migrate(database.url, folder)).rejects.toThrow(/syntax error at or near "TABEL" \(line 3\)/);
  });
});
