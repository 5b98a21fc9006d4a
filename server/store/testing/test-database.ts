import { randomBytes } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';

/** test-cluster.ts sets this variable to the cluster's URL and creates the template database. */
export const TEST_CLUSTER = 'ROSTRUM_TEST_CLUSTER';
export const TEMPLATE = 'rostrum_template';

/** A separate database on the run's PostgreSQL server. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** Creates a migrated, empty database. `drop` also closes open connections to it. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(TEMPLATE);
}

/** Creates a database without tables, for tests of migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const cluster = process.env[TEST_CLUSTER];
  if (!cluster) throw new Error('No test cluster is running: run this test with vitest --project integration.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await inCluster(cluster, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: databaseUrl(cluster, name),
    drop: () => inCluster(cluster, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The URL of another database on the same server. */
export function databaseUrl(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement on the cluster, outside the test databases. */
export async function inCluster(cluster: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
