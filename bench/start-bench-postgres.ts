import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '#server/store/embedded/embedded-postgres.ts';
import { migrate } from '#server/store/migrations/migrate.ts';

export type BenchPostgres = { readonly url: string; readonly folder: string; readonly stop: () => Promise<void> };

/** A fresh database of the bench's own, migrated: BENCH_DATABASE_URL, or the house's embedded PostgreSQL on the project's disk, never in memory. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = join(process.cwd(), '.rostrum', 'bench');
  mkdirSync(folder, { recursive: true });
  const given = process.env.BENCH_DATABASE_URL;
  if (given) {
    await migrate(given);
    return { url: given, folder, stop: async () => {} };
  }
  rmSync(join(folder, 'postgres'), { recursive: true, force: true });
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: pino({ level: 'silent' }) });
  await migrate(postgres.url);
  return { url: postgres.url, folder, stop: () => postgres.stop() };
}
