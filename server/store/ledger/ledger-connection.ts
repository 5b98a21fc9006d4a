import pg from 'pg';
import { LedgerUnavailable } from '#server/saleroom/ports.ts';
import { healthyConnections, type LastBreak, noBreakYet } from './healthy-connections.ts';

/** A statement of the ledger, prepared under its name on each connection. */
export type LedgerStatement = { readonly name: string; readonly text: string };
export type LedgerParameter = string | number | boolean | null | Buffer | readonly string[];

/** Runs a single statement, outside any transaction, and returns its rows. */
export type RunStatement = (
  statement: LedgerStatement,
  parameters: readonly LedgerParameter[],
) => Promise<readonly unknown[]>;

/**
 * The server rejected a statement. Carries the server's code, never values of rows or parameters
 * (I28).
 */
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

/**
 * Transient errors that wrote nothing: locks, timeouts, exhausted resources, a read-only standby.
 */
const TRANSIENT = /^(55P03|57014|40P01|40001|53\w{3}|25006)$/;

/**
 * Connections for bids: few, with short timeouts, so that a stuck lot answers BUSY and delays no
 * other.
 */
export function openBidPool(databaseUrl: string): pg.Pool {
  return openPool(databaseUrl, { max: 8, lock_timeout: 1_000, statement_timeout: 2_000 });
}

/**
 * Connections for reads: joining and catching up. A whole room that reconnects at once queues here.
 */
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
    // A server that stopped responding: the outcome is then unknown.
    query_timeout: (Number(limits.statement_timeout) || 0) + 3_000,
    ...limits,
  });
  // Without a listener a broken idle connection would end the process. The pool replaces it.
  pool.on('error', () => {});
  return pool;
}

const ignore = () => {};

/**
 * PostgreSQL's routine that warns of a cancelled wait for a standby. Its message may be translated.
 */
const WAIT_FOR_STANDBY = 'SyncRepWaitForLSN';

/**
 * Runs statements on a pool. Throws LedgerUnavailable when nothing was written, LedgerFault when
 * the server rejected the statement, and any other error when the outcome is unknown: the
 * connection was lost, or the wait for a synchronous standby was cancelled.
 */
export function createStatementRunner(pool: pg.Pool, lastBreak: LastBreak = noBreakYet()): RunStatement {
  const take = healthyConnections(pool, lastBreak);
  return async ({ name, text }, parameters) => {
    const client = await take().catch((fault: Error) => {
      throw new LedgerUnavailable(`the ledger's database cannot be reached: ${fault.message}`);
    });
    // A broken connection rejects the statement and also emits 'error', which needs a listener.
    client.on('error', ignore);
    // PostgreSQL reports success when the wait is cancelled, but the commit is on this server
    // alone.
    let isAtStandby = true;
    const onNotice = ({ routine }: { readonly routine: string | undefined }) => {
      if (routine === WAIT_FOR_STANDBY) isAtStandby = false;
    };
    client.on('notice', onNotice);
    let isBroken = true;
    try {
      const { rows } = await client.query({ name, text, values: [...parameters] });
      isBroken = false;
      if (!isAtStandby) throw new Error('the wait for the standby was cancelled: it may lack what was written');
      return rows;
    } catch (fault) {
      // ERROR means rolled back. FATAL and PANIC end the connection, perhaps after a commit.
      if (!(fault instanceof pg.DatabaseError) || fault.severity !== 'ERROR') throw fault;
      isBroken = false;
      if (TRANSIENT.test(fault.code ?? ''))
        throw new LedgerUnavailable(`the ledger's database is busy: ${fault.message} (${fault.code})`);
      throw new LedgerFault(`the ledger's database rejected a statement: ${fault.message} (${fault.code})`, fault);
    } finally {
      client.off('error', ignore);
      client.off('notice', onNotice);
      if (isBroken) lastBreak.at = performance.now();
      client.release(isBroken);
    }
  };
}
