import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#server/store/embedded/embedded-postgres.ts';
import { migrate } from '#server/store/migrations/migrate.ts';

export type BenchPostgres = { readonly url: string; readonly folder: string; readonly stop: () => Promise<void> };

/**
 * Migrates the database of BENCH_DATABASE_URL, or a new embedded PostgreSQL on the project's disk,
 * never in memory.
 */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = join(process.cwd(), '.rostrum', 'bench');
  mkdirSync(folder, { recursive: true });
  const externalUrl = process.env.BENCH_DATABASE_URL;
  if (externalUrl) {
    await migrate(externalUrl);
    return { url: externalUrl, folder, stop: async () => {} };
  }
  rmSync(join(folder, 'postgres'), { recursive: true, force: true });
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
  await migrate(postgres.url);
  return { url: postgres.url, folder, stop: () => postgres.stop() };
}
