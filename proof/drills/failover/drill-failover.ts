import { until } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import { type DatabaseReport, verifyDatabase } from '#scripts/verify/verify-database.ts';
import { type HotLot, openHotLot } from '../nodes/hot-lot.ts';
import { addStandby, promote, waitForStandby } from './add-standby.ts';
import { ask, startDrilledServer } from './drill-postgres.ts';
import type { HouseOfTwo, Loss, Replication } from './replicated-server.ts';

/** What came of losing the primary. Times in milliseconds. */
export type Failover = {
  readonly receipts: number;
  /** Receipts whose number and hash do not stand in the ledger of the new primary. */
  readonly missing: readonly AcceptedBid[];
  /** Numbers under which more than one receipt was given. */
  readonly doubled: readonly number[];
  /** Receipts that were given between the cut of the standby's line and the end of the primary. */
  readonly givenAlone: number;
  /** Outcomes of bids that stand on the lost primary's disk and not in the new one's database: written there, and unknown to the standby. */
  readonly strayed: number;
  /** Bids that had no answer at first; each was asked again under its key, and answered. */
  readonly unanswered: number;
  /** How often bidders heard each refusal. */
  readonly refusals: ReadonlyMap<string, number>;
  /** From the kill until the standby took writes. */
  readonly promotedAfter: number;
  /** From the last receipt of the lost primary to the first of the new one, and from the promotion to that. */
  readonly offFor: number;
  readonly onAfter: number;
  readonly verdict: DatabaseReport;
};

const RECEIPTS_BETWEEN = 60;
/** With an asynchronous standby: so many are acknowledged while its line is cut. */
const RECEIPTS_ALONE = 20;

/**
 * Loses the primary in the worst moment, while its standby is cut off and a dozen bidders outbid each other on one lot: all its processes are killed, the
 * standby is promoted, the address led to it, and a new standby added. Throws when the house does not come back.
 */
export async function drillFailover(
  stage: HouseOfTwo,
  { replication, loss = 'killed' }: { readonly replication: Replication; readonly loss?: Loss },
): Promise<Failover> {
  const { primary, standby, address, line } = stage;
  const lot = await openHotLot(stage);
  try {
    await lot.more(RECEIPTS_BETWEEN);

    line.setMode({ kind: 'halfopen', ways: 'both' });
    if (replication === 'synchronous')
      await until(() => somebodyWaits(primary.url), 'a bid that waits for the standby');
    // What commits after this has not been on its way before the line was cut.
    const heightAtCut = await lastSeqOf(primary.url);
    if (replication === 'asynchronous') await lot.more(RECEIPTS_ALONE);
    if (loss === 'silent') address.silence();
    await primary.kill();
    const killedAt = performance.now();
    const before = lot.receipts();
    const givenAlone = lot.bidders.flatMap(({ receipts }) => receipts).filter(({ seq }) => seq > heightAtCut).length;
    // What was on its way must not arrive after all.
    await line.close();

    await promote(standby);
    const promotedAt = performance.now();
    address.redirectTo(standby.port);
    await until(() => lot.receipts() > before, 'a bid to be accepted again');
    const received = lot.bidders.flatMap(({ receivedAt }) => receivedAt).sort((a, b) => a - b);
    const onAt = received[before] ?? Number.NaN;

    await lot.more(RECEIPTS_BETWEEN);
    const next = await addStandby(standby, stage.folderFor('next-standby'), standby.port);
    stage.closeWith(next.stop);
    await waitForStandby(standby);
    await lot.more(RECEIPTS_BETWEEN);

    const missing = await lot.settle();
    return {
      receipts: lot.receipts(),
      missing,
      doubled: doubledNumbers(lot),
      givenAlone,
      strayed: await strayedOutcomes(stage),
      unanswered: lot.bidders.reduce((sum, bidder) => sum + bidder.unanswered(), 0),
      refusals: counted(lot.bidders.flatMap(({ refusals }) => refusals)),
      promotedAfter: Math.round(promotedAt - killedAt),
      offFor: Math.round(onAt - (received[before - 1] ?? Number.NaN)),
      onAfter: Math.round(onAt - promotedAt),
      verdict: await verifyDatabase(standby.url, null),
    };
  } finally {
    await lot.close();
  }
}

/** The number of the lot's last event that everybody can read. */
async function lastSeqOf(url: string): Promise<number> {
  const [row] = await ask<{ readonly height: number }>(url, 'SELECT max("seq")::int AS "height" FROM "LotEvent"');
  return row?.height ?? 0;
}

async function somebodyWaits(url: string): Promise<boolean> {
  const rows = await ask(
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
 * Starts the lost primary once more, where nobody knows it, and compares. An operator must not: to anybody who reached it, it would be a second house.
 * It also takes back from the system the memory that a killed server leaves behind.
 */
async function strayedOutcomes({ primary, standby }: HouseOfTwo): Promise<number> {
  const outcomes = async (url: string) => {
    const rows = await ask<{ readonly outcome: string }>(
      url,
      `SELECT concat_ws(' ', "actorId", "key", "seq", "hash", "at") AS "outcome" FROM "CommandOutcome"`,
    );
    return rows.map(({ outcome }) => outcome);
  };
  const former = await startDrilledServer(primary.place, primary.cluster);
  try {
    const known = new Set(await outcomes(standby.url));
    return (await outcomes(former.url)).filter((outcome) => !known.has(outcome)).length;
  } finally {
    await former.stop();
  }
}

function counted<T>(things: readonly T[]): ReadonlyMap<T, number> {
  const times = new Map<T, number>();
  for (const thing of things) times.set(thing, (times.get(thing) ?? 0) + 1);
  return times;
}
