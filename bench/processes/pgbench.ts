import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchDatabase } from '../database/bench-database.ts';

const execute = promisify(execFile);

/** Debian installs each PostgreSQL version's programs here, outside the PATH. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/**
 * Finds PostgreSQL's own load generator on the PATH, or Debian's newest. Throws an error for people
 * when it is not installed.
 */
export function findPgbench(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const version of versionsIn(DEBIAN_FOLDER)) folders.push(join(DEBIAN_FOLDER, version, 'bin'));
  const program = folders.map((folder) => join(folder, 'pgbench')).find(isExecutable);
  if (!program) throw new Error('pgbench is not installed (Debian has it in the package postgresql-contrib)');
  return program;
}

export type PgbenchRun = { readonly perSecond: number; readonly errors: Readonly<Record<string, number>> };

/**
 * Creates a new table and writes the script of the simplest possible bid: one autocommitted UPDATE
 * of one row by its primary key. Returns the script's path.
 */
export async function prepareOneRow(database: BenchDatabase, folder: string): Promise<string> {
  await database.query('DROP TABLE IF EXISTS "PgbenchLot"');
  // Half of each page is free, so that a new row version fits next to the old one (a HOT update),
  // to pgbench's advantage.
  await database.query(
    `CREATE TABLE "PgbenchLot" ("id" int PRIMARY KEY, "currentBid" bigint NOT NULL, "seq" bigint NOT NULL)
      WITH (fillfactor = 50)`,
  );
  await database.query('INSERT INTO "PgbenchLot" VALUES (1, 0, 0)');
  const script = join(folder, 'one-row.sql');
  writeFileSync(script, 'UPDATE "PgbenchLot" SET "currentBid" = "currentBid" + 1, "seq" = "seq" + 1 WHERE "id" = 1;\n');
  return script;
}

/**
 * Runs the script with prepared statements. Throws when the row was not written as often as pgbench
 * reports.
 */
export async function runPgbench(
  program: string,
  database: BenchDatabase,
  { script, clients, seconds }: { readonly script: string; readonly clients: number; readonly seconds: number },
): Promise<PgbenchRun> {
  const seq = async () =>
    Number((await database.query<{ seq: string }>('SELECT "seq"::text AS seq FROM "PgbenchLot"'))[0]?.seq);
  const before = await seq();
  const { stdout } = await execute(program, [
    ...['--no-vacuum', '--protocol', 'prepared', '--file', script],
    ...['--client', String(clients), '--jobs', String(Math.min(clients, 2)), '--time', String(seconds)],
    database.url,
  ]).catch((fault: { readonly stderr?: string }) => {
    // Not the error itself: its message contains the command line with the password.
    throw new Error(`pgbench with ${clients} clients: ${fault.stderr?.trim() || 'failed without a message'}`);
  });
  const report = parsePgbench(stdout);
  const written = (await seq()) - before;
  if (written !== report.transactions)
    throw new Error(`pgbench reports ${report.transactions} updates, but the row was updated ${written} times`);
  return { perSecond: report.perSecond, errors: report.failed ? { failed: report.failed } : {} };
}

/** Parses what pgbench prints at the end. Throws when a figure is missing. */
export function parsePgbench(text: string): {
  readonly transactions: number;
  readonly failed: number;
  readonly perSecond: number;
} {
  const figure = (pattern: RegExp) => {
    const value = pattern.exec(text)?.[1];
    if (value === undefined) throw new Error(`pgbench printed no figures: ${text.slice(0, 200)}`);
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

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
