import { waitUntil } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import { type DatabaseReport, verifyDatabase } from '#scripts/verify/verify-database.ts';
import { type HotLot, openHotLot } from '../hot-lot/hot-lot.ts';
import { addStandby, promote, waitForStandby } from './add-standby.ts';
import { query, startDrillPostgres } from './drill-postgres.ts';
import type { Loss, ReplicatedServer, Replication } from './replicated-server.ts';

/** The result of losing the primary. Times in milliseconds. */
export type Failover = {
  readonly receipts: number;
  /** Receipts whose number and hash are not in the ledger of the new primary. */
  readonly missing: readonly AcceptedBid[];
  /** Event numbers that more than one receipt names. */
  readonly doubled: readonly number[];
  /** Receipts that were given while the standby was cut off, before the primary was lost. */
  readonly givenAlone: number;
  /**
   * Outcomes that only the lost primary's disk contains: written there, and not received by the
   * standby.
   */
  readonly strayed: number;
  /**
   * Bids without an answer at the first attempt; each was sent again under its key, and answered.
   */
  readonly unanswered: number;
  /** How often bidders received each refusal. */
  readonly refusals: ReadonlyMap<string, number>;
  /** From the kill until the standby accepted writes. */
  readonly promotedAfter: number;
  /**
   * From the last receipt of the lost primary to the first of the new one, and from the promotion
   * to that.
   */
  readonly offFor: number;
  readonly onAfter: number;
  readonly ledger: DatabaseReport;
};

const RECEIPTS_BETWEEN = 60;
/** How many bids an asynchronous primary acknowledges while its standby is cut off. */
const RECEIPTS_ALONE = 20;

/**
 * Loses the primary at the worst moment, while its standby is cut off and a dozen bidders outbid
 * each other on one lot: kills all its processes, promotes the standby, redirects the server to it,
 * and adds a new standby. Throws when the server does not come back.
 */
export async function drillFailover(
  replicated: ReplicatedServer,
  { replication, loss = 'killed' }: { readonly replication: Replication; readonly loss?: Loss },
): Promise<Failover> {
  const { standby } = replicated;
  const lot = await openHotLot(replicated);
  try {
    await lot.moreReceipts(RECEIPTS_BETWEEN);
    const { killedAt, before, givenAlone } = await losePrimary(replicated, lot, { replication, loss });
    const { promotedAt, received } = await failOver(replicated, lot, before);
    const onAt = received[before] ?? Number.NaN;

    await lot.moreReceipts(RECEIPTS_BETWEEN);
    const nextStandby = await addStandby(standby, replicated.createFolder('next-standby'), standby.port);
    replicated.onClose(nextStandby.stop);
    await waitForStandby(standby);
    await lot.moreReceipts(RECEIPTS_BETWEEN);

    const missing = await lot.finish();
    return {
      receipts: lot.receipts(),
      missing,
      doubled: doubledNumbers(lot),
      givenAlone,
      strayed: await strayedOutcomes(replicated),
      unanswered: lot.bidders.reduce((sum, bidder) => sum + bidder.unanswered(), 0),
      refusals: counted(lot.bidders.flatMap(({ refusals }) => refusals)),
      promotedAfter: Math.round(promotedAt - killedAt),
      offFor: Math.round(onAt - (received[before - 1] ?? Number.NaN)),
      onAfter: Math.round(onAt - promotedAt),
      ledger: await verifyDatabase(standby.url, null),
    };
  } finally {
    await lot.close();
  }
}

/** Cuts the standby off and kills the primary. `before` is the number of receipts until then. */
async function losePrimary(
  { primary, databaseProxy, replicationProxy }: ReplicatedServer,
  lot: HotLot,
  { replication, loss }: { readonly replication: Replication; readonly loss: Loss },
): Promise<{ readonly killedAt: number; readonly before: number; readonly givenAlone: number }> {
  replicationProxy.setMode({ kind: 'halfopen', ways: 'both' });
  if (replication === 'synchronous')
    await waitUntil(() => isBidWaiting(primary.url), 'a bid that waits for the standby');
  // Later commits cannot have been in flight to the standby when it was cut off.
  const seqAtCut = await lastSeqOf(primary.url);
  if (replication === 'asynchronous') await lot.moreReceipts(RECEIPTS_ALONE);
  if (loss === 'silent') databaseProxy.silence();
  await primary.kill();
  const killedAt = performance.now();
  const before = lot.receipts();
  const givenAlone = lot.bidders.flatMap(({ receipts }) => receipts).filter(({ seq }) => seq > seqAtCut).length;
  // What the proxy still holds must not reach the standby.
  await replicationProxy.close();
  return { killedAt, before, givenAlone };
}

/**
 * Promotes the standby, and waits for the first new receipt. `received` are the times of all
 * receipts, in order.
 */
async function failOver(
  { standby, databaseProxy }: ReplicatedServer,
  lot: HotLot,
  before: number,
): Promise<{ readonly promotedAt: number; readonly received: readonly number[] }> {
  await promote(standby);
  const promotedAt = performance.now();
  databaseProxy.redirectTo(standby.port);
  await waitUntil(() => lot.receipts() > before, 'a bid to be accepted again');
  const received = lot.bidders.flatMap(({ receivedAt }) => receivedAt).sort((a, b) => a - b);
  return { promotedAt, received };
}

/** The number of the lot's last event that is visible to other sessions. */
async function lastSeqOf(url: string): Promise<number> {
  const [row] = await query<{ readonly lastSeq: number }>(url, 'SELECT max("seq")::int AS "lastSeq" FROM "LotEvent"');
  return row?.lastSeq ?? 0;
}

async function isBidWaiting(url: string): Promise<boolean> {
  const rows = await query(
    url,
    "SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query LIKE 'SELECT append_to_ledger%'",
  );
  return rows.length > 0;
}

function doubledNumbers({ bidders }: HotLot): readonly number[] {
  const numbers = bidders.flatMap(({ receipts }) => receipts.map(({ seq }) => seq));
  return [...counted(numbers)].filter(([, times]) => times > 1).map(([seq]) => seq);
}

/**
 * Starts the lost primary once more, unknown to the server, and compares its outcomes with the new
 * primary's. An operator must not do this: for anybody who reached it, it would be a second server.
 * It also frees the shared memory that a killed PostgreSQL leaves behind.
 */
async function strayedOutcomes({ primary, standby }: ReplicatedServer): Promise<number> {
  const outcomesOf = async (url: string) => {
    const rows = await query<{ readonly outcome: string }>(
      url,
      `SELECT concat_ws(' ', "actorId", "key", "seq", "hash", "at") AS "outcome" FROM "CommandOutcome"`,
    );
    return rows.map(({ outcome }) => outcome);
  };
  const lostPrimary = await startDrillPostgres(primary.location, primary.cluster);
  try {
    const replicated = new Set(await outcomesOf(standby.url));
    return (await outcomesOf(lostPrimary.url)).filter((outcome) => !replicated.has(outcome)).length;
  } finally {
    await lostPrimary.stop();
  }
}

function counted<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
