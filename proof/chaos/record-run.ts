import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { type SeededRandom, seededRandom } from '#demo/seed/seeded-random.ts';
import type { Fault } from './faults/fault.ts';
import { type ChaosFixture, openChaosFixture } from './fixture/chaos-fixture.ts';
import type { Fleet } from './fleet/fleet.ts';
import { dumpDatabase } from './recording/dump-database.ts';
import type { Meta } from './recording/recorded-run.ts';
import { createRecorder, monotonicMicroseconds, type Recorder } from './recording/recorder.ts';

export type RunOptions = {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** The folder of the run; it is created. */
  readonly folder: string;
  readonly print: (message: string) => void;
};

/**
 * A lot closes every four seconds, about the time that a fault with its recovery takes. Some are
 * still open at the end.
 */
const EXTRA_LOTS = 8;
/** How long the first lots are bid on before the first fault. */
const CALM_BEFORE = 3_500;
const CHECK_EVERY = 100;
const CONVERGES_WITHIN = 5_000;

/**
 * Records one run: the faults are injected in the order that the seed gives, each after the server
 * has recovered from the one before. The seed does not determine when the machine schedules a
 * process, and therefore what exactly a fault hits.
 */
export async function recordRun({ seed, faults, folder, print }: RunOptions): Promise<void> {
  const randomOf = (name: string) => seededRandom(`${seed} ${name}`);
  const order = shuffled(faults, randomOf('order'));
  const recorder = createRecorder(folder);
  try {
    const fixture = await openChaosFixture({
      seed,
      lots: order.length + EXTRA_LOTS,
      needsPages: order.some(({ name }) => name === 'kill-pages'),
      randomOf,
      recorder,
    });
    try {
      await pause(CALM_BEFORE);
      const skipped: Record<string, string> = {};
      for (const fault of order) {
        const whyImpossible = fault.whyImpossible?.(fixture) ?? null;
        if (whyImpossible) skipped[fault.name] = whyImpossible;
        else await inject(fault, fixture, { recorder, random: randomOf(fault.name), print });
      }
      await fixture.fleet.finish();
      const quietAt = monotonicMicroseconds();
      await untilConverged(fixture.fleet, fixture.auction.lotIds);
      fixture.server.recordMemory();
      await recordEnd(fixture, recorder, { seed, order, quietAt, skipped });
    } finally {
      await fixture.close();
    }
  } finally {
    recorder.close();
  }
}

async function inject(
  fault: Fault,
  fixture: ChaosFixture,
  {
    recorder,
    random,
    print,
  }: { readonly recorder: Recorder; readonly random: SeededRandom; readonly print: (message: string) => void },
): Promise<void> {
  const { name: f, on } = fault;
  recorder.fault({ f, on, ph: 'start', arg: {} });
  const startedAt = performance.now();
  const { struck, arg } = await fault.inject(fixture, random);
  const ended = recorder.fault({ f, on, ph: 'end', arg: { struck, ...arg } });
  const lasted = performance.now() - startedAt;
  const recovery = await untilRecovered(fixture, ended, fault.healsWithin + 1_000);
  print(`  ${f}: ${struck ? `${Math.round(lasted)} ms` : 'its moment did not come'}, recovered after ${recovery} ms`);
}

/**
 * Waits until a bid that was sent after the fault, and after the end of any process, has been
 * decided on every open lot; at most this long. Returns the milliseconds that it took.
 */
async function untilRecovered({ fleet, server }: ChaosFixture, faultEnded: number, atMost: number): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < atMost) {
    await pause(CHECK_EVERY);
    const isLive = fleet.clients.every((client) => client.isLive());
    const since = Math.max(faultEnded, server.endedAt());
    if (isLive && fleet.openLots().every(({ lotId }) => fleet.isDecidedSince(lotId, since))) break;
  }
  return Math.round(performance.now() - startedAt);
}

/**
 * Waits until all clients show the same of every lot, without gaps; for a limited time. The
 * invariants check whether they did.
 */
async function untilConverged(fleet: Fleet, lotIds: readonly string[]): Promise<void> {
  const isConverged = () =>
    lotIds.every((lotId) => new Set(fleet.clients.map((client) => client.view(lotId).lot()?.hash)).size === 1) &&
    fleet.clients.every((client) => lotIds.every((lotId) => !client.view(lotId).hasGap()));
  for (const until = performance.now() + CONVERGES_WITHIN; performance.now() < until && !isConverged(); ) {
    await pause(CHECK_EVERY);
    for (const client of fleet.clients) await client.repairGaps();
  }
}

/** Records the database and the metadata of the run. */
async function recordEnd(
  { postgres, fleet, auction, clock }: ChaosFixture,
  recorder: Recorder,
  {
    seed,
    order,
    quietAt,
    skipped,
  }: {
    readonly seed: number;
    readonly order: readonly Fault[];
    readonly quietAt: number;
    readonly skipped: Meta['skipped'];
  },
): Promise<void> {
  const connected = fleet.clients.filter((client) => client.isLive()).map(({ identity }) => identity.client);
  // Closed first, so that no client receives an event that the dump does not contain.
  fleet.close();
  const client = await postgres.connect();
  try {
    await dumpDatabase(client, auction.auctionId, recorder);
    const setting = async (name: string) => String((await client.query(`SHOW ${name}`)).rows[0]?.[name]);
    recorder.meta({
      id: basename(recorder.folder),
      seed,
      commit: currentCommit(),
      nodes: 1,
      versions: { node: process.versions.node, postgres: await setting('server_version') },
      pg: {
        fsync: await setting('fsync'),
        synchronous_commit: await setting('synchronous_commit'),
        full_page_writes: await setting('full_page_writes'),
      },
      rules: {
        terms: auction.terms,
        faults: order.map(({ name }) => name),
        healsWithin: Object.fromEntries(order.map(({ name, healsWithin }) => [name, healsWithin])),
      },
      clock,
      quietAt,
      endedAt: monotonicMicroseconds(),
      paddles: Object.fromEntries(
        auction.identities.filter(({ userId }) => userId).map(({ userId, paddle }) => [userId, paddle]),
      ),
      connected,
      skipped,
    });
  } finally {
    await client.end();
  }
}

function shuffled<T>(items: readonly T[], random: SeededRandom): readonly T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
