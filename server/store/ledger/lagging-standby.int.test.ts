import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CommandOutcome } from '#server/saleroom/ports.ts';
import { checkDurability } from '../durability.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import { readPostmaster } from '../embedded/postmaster.ts';
import { migrate } from '../migrations/migrate.ts';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { createPostgresLedger } from './postgres-ledger.ts';

// A primary whose synchronous standby is disconnected. Commits wait for it; when the wait is
// cancelled, they exist on the primary alone.

let folder: string;
let postgres: EmbeddedPostgres;
let admin: pg.Pool;
let ledger: ReturnType<typeof createPostgresLedger>;
beforeAll(async () => {
  folder = makeTemporaryFolder('lagging-standby');
  postgres = await startEmbeddedPostgres({ folder });
  await migrate(postgres.url);
  admin = new pg.Pool({ connectionString: postgres.url, max: 1 });
  admin.on('error', () => {}); // The server is killed below.
  ledger = createPostgresLedger({ databaseUrl: postgres.url });
});
afterAll(async () => {
  await ledger?.close();
  await admin?.end();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => setStandby("'FIRST 1 (away)'"));
afterEach(() => setStandby("''"));

async function setStandby(names: string): Promise<void> {
  await admin.query(`ALTER SYSTEM SET synchronous_standby_names = ${names}`);
  await admin.query('SELECT pg_reload_conf()');
  // A backend applies the change between two statements.
  await expect
    .poll(async () => (await admin.query('SHOW synchronous_standby_names')).rows[0])
    .toEqual({
      synchronous_standby_names: names.slice(1, -1),
    });
}

const waiting = async () => {
  const { rows } = await admin.query<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
  return rows.map(({ pid }) => pid);
};

/** Cancels a commit's wait for the standby, as an operator may who sees a stuck statement. */
async function cancelWait(): Promise<void> {
  await expect.poll(waiting).toHaveLength(1);
  await admin.query('SELECT pg_cancel_backend($1)', await waiting());
}

const newOutcome = (): CommandOutcome => ({
  actorId: randomUUID(),
  key: randomUUID(),
  lotId: randomUUID(),
  digest: '',
  result: { accepted: false, rejection: { code: 'NEVER_RECEIVED' }, at: 1_795_000_000_000 },
});

it('a write whose wait for the standby is cancelled has an unknown outcome [I1, I4]', async () => {
  const writing = ledger.storeOutcomeIfAbsent(newOutcome());
  const rejected = expect(writing).rejects.toThrow('standby');
  await cancelWait();
  await rejected;
});

it('an outcome that the standby may lack is returned for its key only once the standby has it [I1, I4]', async () => {
  const outcome = newOutcome();
  const writing = ledger.storeOutcomeIfAbsent(outcome).catch(() => null);
  await cancelWait();
  await writing;

  const lookUp = ledger.findOutcomes([outcome]);
  await expect.poll(waiting).toHaveLength(1);
  await setStandby("''");
  expect(await lookUp).toEqual([outcome]);
});

it('after a restart, an outcome that was waiting is returned only once the standby has it [I1, I4]', async () => {
  const outcome = newOutcome();
  const writing = expect(ledger.storeOutcomeIfAbsent(outcome)).rejects.toThrow();
  await expect.poll(waiting).toHaveLength(1);
  const { pid = 0 } = readPostmaster(join(folder, 'data')) ?? {};
  // An immediate shutdown, which ends the sessions. The embedded server is restarted automatically.
  process.kill(pid, 'SIGQUIT');
  await writing;
  const visible = async () =>
    (await admin.query('SELECT "key" FROM "CommandOutcome" WHERE "key" = $1', [outcome.key])).rows;
  await expect.poll(visible, { timeout: 30_000 }).toEqual([{ key: outcome.key }]);

  const lookUp = ledger.findOutcomes([outcome]);
  await expect.poll(waiting).toHaveLength(1);
  await setStandby("''");
  expect(await lookUp).toEqual([outcome]);
});

it('a look-up whose wait for the standby is cancelled has an unknown outcome too [I1, I4]', async () => {
  const outcome = newOutcome();
  const writing = ledger.storeOutcomeIfAbsent(outcome).catch(() => null);
  await cancelWait();
  await writing;

  const rejected = expect(ledger.storeOutcomeIfAbsent(outcome)).rejects.toThrow('standby');
  await cancelWait();
  await rejected;
});

it('the durability check rejects commits that do not wait for the standby, or not for the disk [I1]', async () => {
  const check = async (commit: string) => {
    const pool = new pg.Pool({ connectionString: postgres.url, options: `-c synchronous_commit=${commit}` });
    await checkDurability(pool).finally(() => pool.end());
  };
  await check('on');
  await check('remote_apply');
  await expect(check('local')).rejects.toThrow('synchronous_commit is local');
  await expect(check('off')).rejects.toThrow('synchronous_commit is off');
  await setStandby("''");
  await check('local');
});
