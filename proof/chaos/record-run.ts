import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { type SeededRandom, seededRandom } from '#demo/seed/seeded-random.ts';
import type { Fault } from './faults/fault.ts';
import { type RaisedStage, raiseStage } from './fixture/chaos-fixture.ts';
import type { Fleet } from './fleet/fleet.ts';
import { dumpDatabase } from './recording/dump-database.ts';
import type { Meta } from './recording/recorded-run.ts';
import { createRecorder, monotonicMicroseconds, type Recorder } from './recording/recorder.ts';

export type RunOptions = {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Folder of the run, which is made. */
  readonly folder: string;
  readonly print: (message: string) => void;
};

/** Lots close every four seconds; a fault with its healing takes about as long. Some remain open at the end. */
const LOTS_BESIDE_FAULTS = 8;
/** The first lots open meanwhile, and are bid on. */
const CALM_BEFORE = 3_500;
const LOOK_EVERY = 100;
const CONVERGES_WITHIN = 5_000;

/**
 * Plays one run: the faults strike one after another in the order that the seed gives, each when the house is well again after the one before. What everybody
 * saw is in the folder afterwards. What the seed cannot fix is the machine: when a process is scheduled, and what a fault therefore hits.
 */
export async function recordRun({ seed, faults, folder, print }: RunOptions): Promise<void> {
  const randomOf = (name: string) => seededRandom(`${seed} ${name}`);
  const order = shuffled(faults, randomOf('order'));
  const recorder = createRecorder(folder);
  try {
    const stage = await raiseStage({
      seed,
      lots: order.length + LOTS_BESIDE_FAULTS,
      wantsPages: order.some(({ name }) => name === 'kill-pages'),
      randomOf,
      recorder,
    });
    try {
      await pause(CALM_BEFORE);
      const skipped: Record<string, string> = {};
      for (const fault of order) {
        const why = fault.impossible?.(stage) ?? null;
        if (why) skipped[fault.name] = why;
        else await strike(fault, stage, { recorder, random: randomOf(fault.name), print });
      }
      await stage.fleet.quiet();
      const quietAt = monotonicMicroseconds();
      await untilConverged(stage.fleet, stage.sale.lotIds);
      stage.house.noteMemory();
      await writeDown(stage, recorder, { seed, order, quietAt, skipped });
    } finally {
      await stage.lower();
    }
  } finally {
    recorder.close();
  }
}

async function strike(
  fault: Fault,
  stage: RaisedStage,
  {
    recorder,
    random,
    print,
  }: { readonly recorder: Recorder; readonly random: SeededRandom; readonly print: (message: string) => void },
): Promise<void> {
  const { name: f, on } = fault;
  recorder.fault({ f, on, ph: 'start', arg: {} });
  const began = performance.now();
  const { struck, arg } = await fault.strike(stage, random);
  const ended = recorder.fault({ f, on, ph: 'end', arg: { struck, ...arg } });
  const lasted = performance.now() - began;
  const healed = await untilWell(stage, ended, fault.healsWithin + 1_000);
  print(`  ${f}: ${struck ? `${Math.round(lasted)} ms` : 'its moment did not come'}, well again after ${healed} ms`);
}

/**
 * Waits until a bid has been judged on every lot that is open, given after the fault and not to a house that was about to go; so long at most. Answers with
 * the milliseconds that it took.
 */
async function untilWell({ fleet, house }: RaisedStage, ended: number, atMost: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < atMost) {
    await pause(LOOK_EVERY);
    const isLive = fleet.clients.every((client) => client.isLive());
    const since = Math.max(ended, house.goneAt());
    if (isLive && fleet.openLots().every(({ lotId }) => fleet.judgedSince(lotId, since))) break;
  }
  return Math.round(performance.now() - began);
}

/** Waits until everybody sees the same of every lot, and nothing is missing; so long at most. The checkers say whether it was. */
async function untilConverged(fleet: Fleet, lotIds: readonly string[]): Promise<void> {
  const isSame = () =>
    lotIds.every((lotId) => new Set(fleet.clients.map((client) => client.view(lotId).lot()?.hash)).size === 1) &&
    fleet.clients.every((client) => lotIds.every((lotId) => !client.view(lotId).hasGap()));
  for (const until = performance.now() + CONVERGES_WITHIN; performance.now() < until && !isSame(); ) {
    await pause(LOOK_EVERY);
    for (const client of fleet.clients) await client.mendGaps();
  }
}

/** The dump of the database, and what the checkers are told of the run. */
async function writeDown(
  { postgres, fleet, sale, clock, auctionId }: RaisedStage,
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
  const connected = fleet.clients.filter((client) => client.isLive()).map(({ seat }) => seat.client);
  // Nobody is told anything any more that the dump might not hold yet.
  fleet.close();
  const client = await postgres.connect();
  try {
    await dumpDatabase(client, auctionId, recorder);
    const setting = async (name: string) => String((await client.query(`SHOW ${name}`)).rows[0]?.[name]);
    recorder.meta({
      id: basename(recorder.folder),
      seed,
      commit: commit(),
      nodes: 1,
      versions: { node: process.versions.node, postgres: await setting('server_version') },
      pg: {
        fsync: await setting('fsync'),
        synchronous_commit: await setting('synchronous_commit'),
        full_page_writes: await setting('full_page_writes'),
      },
      rules: {
        terms: sale.terms,
        faults: order.map(({ name }) => name),
        healsWithin: Object.fromEntries(order.map(({ name, healsWithin }) => [name, healsWithin])),
      },
      clock,
      quietAt,
      endedAt: monotonicMicroseconds(),
      paddles: Object.fromEntries(
        sale.seats.filter(({ userId }) => userId).map(({ userId, paddle }) => [userId, paddle]),
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

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
