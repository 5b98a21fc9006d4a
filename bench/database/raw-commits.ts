import pg from 'pg';

/**
 * Times commits of one small row over one connection, the lower bound of every acknowledged bid.
 * `pause` is between two commits, in milliseconds; `warmUp` commits are not counted. Returns
 * milliseconds, sorted.
 */
export async function timeRawCommits(
  url: string,
  { times, pause, warmUp }: { readonly times: number; readonly pause: number; readonly warmUp: number },
): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `CREATE TABLE IF NOT EXISTS "BenchCommit"
      (n bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL)`,
  );
  const durations: number[] = [];
  for (let i = -warmUp; i < times; i++) {
    const startedAt = performance.now();
    await client.query({ name: 'bench-commit', text: 'INSERT INTO "BenchCommit" (at) VALUES (clock_timestamp())' });
    if (i < 0) continue;
    durations.push(performance.now() - startedAt);
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await client.end();
  return durations.sort((a, b) => a - b);
}
