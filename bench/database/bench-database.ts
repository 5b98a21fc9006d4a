import pg from 'pg';

/** The durability settings, printed with every figure; without them a rate is worthless. */
export type Durability = {
  readonly postgres: string;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
};

export type BenchDatabase = {
  readonly url: string;
  readonly durability: Durability;
  /** Flushes of the write-ahead log so far. */
  readonly fsyncs: () => Promise<number>;
  /** Transactions so far, from pg_stat_database. */
  readonly transactions: () => Promise<number>;
  readonly query: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  readonly close: () => Promise<void>;
};

/** Opens the connection for measuring. Throws when any of the three durability settings is off. */
export async function openBenchDatabase(url: string): Promise<BenchDatabase> {
  const client = new pg.Client({ connectionString: url });
  // The next query reports a lost server; an error event without a listener would end the process.
  client.on('error', () => {});
  await client.connect();
  const setting = async (name: string) => String((await client.query(`SHOW ${name}`)).rows[0]?.[name]);
  const durability: Durability = {
    postgres: await setting('server_version'),
    fsync: await setting('fsync'),
    synchronous_commit: await setting('synchronous_commit'),
    full_page_writes: await setting('full_page_writes'),
  };
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'] as const) {
    if (durability[name] !== 'on')
      throw new Error(`${name} is ${durability[name]}: nothing is measured without durability`);
  }
  // PostgreSQL 18 counts log flushes in pg_stat_io; older versions in pg_stat_wal.
  const flushes =
    Number((await setting('server_version_num')).slice(0, 2)) >= 18
      ? "SELECT coalesce(sum(fsyncs), 0)::float8 AS n FROM pg_stat_io WHERE object = 'wal'"
      : 'SELECT wal_sync::float8 AS n FROM pg_stat_wal';
  const count = async (text: string) => {
    await client.query('SELECT pg_stat_clear_snapshot()');
    return Number((await client.query<{ n: number }>(text)).rows[0]?.n);
  };
  return {
    url,
    durability,
    fsyncs: () => count(flushes),
    transactions: () =>
      count(
        'SELECT (xact_commit + xact_rollback)::float8 AS n FROM pg_stat_database WHERE datname = current_database()',
      ),
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    close: () => client.end(),
  };
}
