import type { Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createStatementRunner } from './ledger-connection.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => {});
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('a statement of the ledger', () => {
  it('rejects when its connection breaks, without an uncaught exception, and the pool recovers [I1, I37]', async () => {
    const run = createStatementRunner(pool);
    const uncaught: Error[] = [];
    const onUncaught = (fault: Error) => void uncaught.push(fault);
    process.on('uncaughtException', onUncaught);
    pool.once('acquire', (client) => {
      // As when the server is killed in the middle of a statement.
      const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
      setImmediate(() => stream.destroy());
    });
    await expect(run({ name: 'slow', text: 'SELECT pg_sleep(60)' }, [])).rejects.toThrow('terminated unexpectedly');
    await expect(run({ name: 'one', text: 'SELECT 1 AS n' }, [])).resolves.toEqual([{ n: 1 }]);
    process.off('uncaughtException', onUncaught);
    expect(uncaught).toEqual([]);
  });

  it('without a response marks the other connections as broken, so that no bid waits for them [I37]', async () => {
    const address = new URL(database.url);
    const proxy = await createFaultProxy({ target: { port: Number(address.port) } });
    address.port = String(proxy.port);
    const silenced = new pg.Pool({ connectionString: address.href, max: 4, query_timeout: 2_000 });
    silenced.on('error', () => {});
    const run = createStatementRunner(silenced);
    const one = () => run({ name: 'one', text: 'SELECT 1 AS n' }, []);
    await Promise.all(Array.from({ length: 4 }, () => run({ name: 'slow', text: 'SELECT pg_sleep(0.2)' }, [])));
    expect(silenced.idleCount).toBe(4);

    proxy.silence();
    await expect(one()).rejects.toThrow('timeout');
    await expect(one()).resolves.toEqual([{ n: 1 }]);
    await silenced.end();
    await proxy.close();
  });
});
