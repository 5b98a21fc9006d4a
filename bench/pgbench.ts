import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchDatabase } from './database.ts';

const run = promisify(execFile);

/** Where Debian keeps the programs of each PostgreSQL, apart from the PATH. */
const DEBIAN = '/usr/lib/postgresql';

/** PostgreSQL's own load generator on this machine: on the PATH, or Debian's newest. Throws a sentence when there is none. */
export function findPgbench(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const version of versionsIn(DEBIAN)) folders.push(join(DEBIAN, version, 'bin'));
  const found = folders.map((folder) => join(folder, 'pgbench')).find(canRun);
  if (!found) throw new Error('pgbench is not on this machine (Debian has it in the package postgresql-contrib)');
  return found;
}

export type PgbenchRun = { readonly perSecond: number; readonly errors: Readonly<Record<string, number>> };

/**
 * The simplest thing that could be called a bid: one row, one autocommitted UPDATE by its primary key, as a prepared statement. Made anew, so that every
 * run begins with a row of the same shape.
 */
export async function prepareOneRow(database: BenchDatabase, folder: string): Promise<string> {
  await database.query('DROP TABLE IF EXISTS "PgbenchLot"');
  // Half of each page is left free, so that a new version of the row stands beside the old one (a HOT update): to pgbench's advantage.
  await database.query(
    'CREATE TABLE "PgbenchLot" ("id" int PRIMARY KEY, "currentBid" bigint NOT NULL, "seq" bigint NOT NULL) WITH (fillfactor = 50)',
  );
  await database.query('INSERT INTO "PgbenchLot" VALUES (1, 0, 0)');
  const script = join(folder, 'one-row.sql');
  writeFileSync(script, 'UPDATE "PgbenchLot" SET "currentBid" = "currentBid" + 1, "seq" = "seq" + 1 WHERE "id" = 1;\n');
  return script;
}

/** Runs the script with so many clients. Throws when the row was not written as often as pgbench says. */
export async function runPgbench(
  program: string,
  database: BenchDatabase,
  { script, clients, seconds }: { readonly script: string; readonly clients: number; readonly seconds: number },
): Promise<PgbenchRun> {
  const seq = async () =>
    Number((await database.query<{ seq: string }>('SELECT "seq"::text AS seq FROM "PgbenchLot"'))[0]?.seq);
  const before = await seq();
  const { stdout } = await run(program, [
    ...['--no-vacuum', '--protocol', 'prepared', '--file', script],
    ...['--client', String(clients), '--jobs', String(Math.min(clients, 2)), '--time', String(seconds)],
    database.url,
  ]).catch((fault: { readonly stderr?: string }) => {
    // Not the command itself: the password stands in it.
    throw new Error(`pgbench with ${clients} clients: ${fault.stderr?.trim() || 'failed without a word'}`);
  });
  const said = readPgbench(stdout);
  const written = (await seq()) - before;
  if (written !== said.transactions)
    throw new Error(`pgbench says that it wrote ${said.transactions} times; the row says ${written}`);
  return { perSecond: said.perSecond, errors: said.failed ? { failed: said.failed } : {} };
}

/** What pgbench prints at the end. Throws when its words are not those that are known. */
export function readPgbench(text: string): {
  readonly transactions: number;
  readonly failed: number;
  readonly perSecond: number;
} {
  const figure = (pattern: RegExp) => {
    const value = pattern.exec(text)?.[1];
    if (value === undefined) throw new Error(`pgbench did not say its figures: ${text.slice(0, 200)}`);
    return Number(value);
  };
  return {
    transactions: figure(/^number of transactions actually processed: (\d+)/m),
    failed: /^number of failed/m.test(text) ? figure(/^number of failed transactions: (\d+)/m) : 0,
    perSecond: figure(/^tps = ([\d.]+) /m),
  };
}

function versionsIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  } catch {
    return [];
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
