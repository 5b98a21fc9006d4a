import pg from 'pg';
import { LedgerUnavailable } from '#server/saleroom/ports.ts';
import { healthyConnections, type LastBreak, noBreakYet } from './healthy-connections.ts';

/** What may be asked of the ledger's database: one statement at a time, prepared under its name on each connection. */
export type LedgerStatement = { readonly name: string; readonly text: string };
export type LedgerParameter = string | number | boolean | null | Buffer | readonly string[];

/** Runs a statement on a connection of its own, outside any transaction, and answers with the rows. */
export type RunStatement = (
  statement: LedgerStatement,
  parameters: readonly LedgerParameter[],
) => Promise<readonly unknown[]>;

/** A statement failed in a way that is nobody's bid's fault. Carries the server's code, never what the row or the parameters held (I28). */
export class LedgerFault extends Error {
  override name = 'LedgerFault';
  readonly code: string | null;
  readonly constraint: string | null;

  constructor(message: string, { code, constraint }: { readonly code?: string; readonly constraint?: string }) {
    super(message);
    this.code = code ?? null;
    this.constraint = constraint ?? null;
  }
}

/** Errors after which the server has surely written nothing, and which pass: locks, time limits, want of room, a standby that only reads. */
const PASSING = /^(55P03|57014|40P01|40001|53\w{3}|25006)$/;

/** Connections for bids: few, and quick to give up, so that a stuck lot answers BUSY and holds up no other. */
export function openBidPool(databaseUrl: string): pg.Pool {
  return openPool(databaseUrl, { max: 8, lock_timeout: 1_000, statement_timeout: 2_000 });
}

/** Connections for what a bid does not wait for: entering a room, catching up. A whole room that comes back queues here, within a client's patience. */
export function openReadPool(databaseUrl: string): pg.Pool {
  return openPool(databaseUrl, { max: 4, statement_timeout: 10_000, connectionTimeoutMillis: 4_000 });
}

function openPool(databaseUrl: string, limits: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 1_000,
    idleTimeoutMillis: 300_000,
    idle_in_transaction_session_timeout: 2_000,
    keepAlive: true,
    // A server that has gone without a word: the outcome is then unknown.
    query_timeout: (Number(limits.statement_timeout) || 0) + 3_000,
    ...limits,
  });
  // An idle connection that breaks is replaced by the next statement; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

const ignore = () => {};

/** The routine in PostgreSQL that warns when the wait for a synchronous standby is cancelled. Its words are in the server's language. */
const WAIT_FOR_STANDBY = 'SyncRepWaitForLSN';

/**
 * Statements on a pool. Throws LedgerUnavailable when surely nothing was written, LedgerFault when the server refused the statement, and anything else when
 * nobody knows: the connection went away under it, or a synchronous standby was not waited for.
 */
export function createStatementRunner(pool: pg.Pool, lastBreak: LastBreak = noBreakYet()): RunStatement {
  const take = healthyConnections(pool, lastBreak);
  return async ({ name, text }, parameters) => {
    const client = await take().catch((fault: Error) => {
      throw new LedgerUnavailable(`the ledger's database cannot be reached: ${fault.message}`);
    });
    // The statement itself rejects; a connection that breaks under it says so a second time, and unheard that would end the process.
    client.on('error', ignore);
    // A commit whose wait was cancelled is told as done all the same: it is on this server, and would be lost with it.
    let isAtStandby = true;
    const hear = ({ routine }: { readonly routine: string | undefined }) => {
      if (routine === WAIT_FOR_STANDBY) isAtStandby = false;
    };
    client.on('notice', hear);
    let broken = true;
    try {
      const { rows } = await client.query({ name, text, values: [...parameters] });
      broken = false;
      if (!isAtStandby) throw new Error('the wait for the standby was cancelled: it may not have what was written');
      return rows;
    } catch (fault) {
      // An ERROR is the server's last word on a statement of its own transaction; FATAL and PANIC end the connection, perhaps after a commit.
      if (!(fault instanceof pg.DatabaseError) || fault.severity !== 'ERROR') throw fault;
      broken = false;
      if (PASSING.test(fault.code ?? ''))
        throw new LedgerUnavailable(`the ledger's database is busy: ${fault.message} (${fault.code})`);
      throw new LedgerFault(`the ledger's database refused a statement: ${fault.message} (${fault.code})`, fault);
    } finally {
      client.off('error', ignore);
      client.off('notice', hear);
      if (broken) lastBreak.at = performance.now();
      client.release(broken);
    }
  };
}
