import { rm } from 'node:fs/promises';
import process from 'node:process';
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import { migrate } from '../migrations/migrate.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { databaseUrl, inCluster, TEMPLATE, TEST_CLUSTER } from './test-database.ts';

/**
 * Vitest's global set-up: one PostgreSQL server for the run, with a migrated template for test
 * databases.
 */
export default async function startTestCluster(): Promise<() => Promise<void>> {
  const folder = makeTemporaryFolder('test');
  const postgres = await startEmbeddedPostgres({ folder });
  await inCluster(postgres.url, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(databaseUrl(postgres.url, TEMPLATE));
  process.env[TEST_CLUSTER] = postgres.url;
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
