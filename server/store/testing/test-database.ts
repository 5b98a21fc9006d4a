import { randomBytes } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';

/** Set by test-cluster.ts for the whole run: the cluster's address, and the migrated database that test databases are copied from. */
export const TEST_CLUSTER = 'ROSTRUM_TEST_CLUSTER';
export const TEMPLATE = 'rostrum_template';

/** A database of one's own, migrated and empty, on the run's real PostgreSQL. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** Makes a database for a test file or a test; `drop` ends whoever is still connected to it. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(TEMPLATE);
}

/** The same without a single table, for tests of migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const cluster = process.env[TEST_CLUSTER];
  if (!cluster) throw new Error('There is no test cluster: run this with vitest --project integration.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await inCluster(cluster, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: databaseUrl(cluster, name),
    drop: () => inCluster(cluster, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The address of another database on the same server. */
export function databaseUrl(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement on the cluster, outside any test database. */
export async function inCluster(cluster: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
