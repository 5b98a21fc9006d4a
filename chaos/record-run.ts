import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '#prisma/seed/seeded-random.ts';
import { findFreePort } from '#server/store/postgres-server.ts';
import type { Fault, FaultStage } from './faults/fault.ts';
import { createFleet, type Fleet } from './fleet/fleet.ts';
import { dumpDatabase } from './history/dump-database.ts';
import type { Meta } from './history/lines.ts';
import { createRecorder, monotonicMicroseconds, type Recorder } from './history/recorder.ts';
import { createFaultProxy } from './proxy/fault-proxy.ts';
import { type ChaosPostgres, startChaosPostgres } from './stage/chaos-postgres.ts';
import { setChaosStage } from './stage/set-chaos-stage.ts';
import { superviseHouse } from './stage/supervised-house.ts';

export type RunOrders = {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Folder of the run, which is made. */
  readonly folder: string;
  readonly say: (message: string) => void;
};

/** Lots close every four seconds; a fault with its healing takes about as long. Some remain open at the end. */
const LOTS_BESIDE_FAULTS = 8;
const CALM_BEFORE = 3_500;
const LOOK_EVERY = 100;
const CONVERGES_WITHIN = 5_000;
const MEMORY_EVERY = 500;

/**
 * Plays one run: PostgreSQL, proxies, the house and the fleet are set up, the faults strike one after another in the order that the seed gives, each when the
 * house is well again after the one before. What everybody saw is in the folder afterwards. What the seed cannot fix is the machine: when a process is
 * scheduled, and what a fault therefore hits.
 */
export async function recordRun({ seed, faults, folder, say }: RunOrders): Promise<void> {
  const randomOf = (name: string) => seededRandom(`${seed} ${name}`);
  const order = shuffled(faults, randomOf('order').next);
  const recorder = createRecorder(folder);
  const closers: (() => Promise<void> | void)[] = [() => recorder.close()];
  try {
    const postgres = await startChaosPostgres();
    closers.push(() => postgres.stop());
    const back = await createFaultProxy({ target: { port: postgres.port }, random: randomOf('back').next });
    closers.push(() => back.close());
    const housePort = await findFreePort();
    const front = await createFaultProxy({ target: { port: housePort }, random: randomOf('front').next });
    closers.push(() => front.close());

    const secret = createHash('sha256').update(`chaos ${seed}`).digest('hex');
    const lots = order.length + LOTS_BESIDE_FAULTS;
    const hasPages = existsSync(join('.next', 'BUILD_ID')) && order.some(({ name }) => name === 'kill-pages');
    const url = `http://localhost:${front.port}`;
    const databaseUrl = new URL(postgres.url);
    databaseUrl.port = String(back.port);
    const house = await superviseHouse(
      {
        DATABASE_URL: databaseUrl.href,
        PORT: String(housePort),
        HOST: '127.0.0.1',
        ROSTRUM_URL: url,
        ROSTRUM_SECRET: secret,
        ROSTRUM_FOLDER: join(folder, 'house'),
        ROSTRUM_LOG: 'warn',
        CHAOS_PAGES: hasPages ? '1' : '0',
      },
      recorder,
    );
    closers.push(() => house.stop());
    const { auctionId, lotIds, terms, seats, expendable } = await setChaosStage(postgres.url, secret, lots);
    const clock = await readBothClocks(postgres);
    const fleet = createFleet({ url, seats, auctionId, lotIds, randomOf, recorder });
    closers.push(() => fleet.close());
    const remembering = setInterval(house.noteMemory, MEMORY_EVERY);
    closers.push(() => clearInterval(remembering));

    await pause(CALM_BEFORE);
    const stage: FaultStage = { house, postgres, front, back, fleet, auctionId, expendable, hasPages };
    const skipped: Record<string, string> = {};
    for (const fault of order) {
      const why = fault.impossible?.(stage) ?? null;
      if (why) skipped[fault.name] = why;
      else await strike(fault, stage, { recorder, random: randomOf(fault.name), say });
    }

    await fleet.quiet();
    const quietAt = monotonicMicroseconds();
    await untilConverged(fleet, lotIds);
    const connected = fleet.clients.filter((client) => client.isLive()).map(({ seat }) => seat.client);
    house.noteMemory();
    const client = await postgres.connect();
    try {
      await dumpDatabase(client, auctionId, recorder);
      const setting = async (name: string) => String((await client.query(`SHOW ${name}`)).rows[0]?.[name]);
      const meta: Meta = {
        id: folder.split(/[\\/]/).at(-1) ?? folder,
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
          terms,
          faults: order.map(({ name }) => name),
          healsWithin: Object.fromEntries(order.map(({ name, healsWithin }) => [name, healsWithin])),
        },
        clock,
        quietAt,
        endedAt: monotonicMicroseconds(),
        paddles: Object.fromEntries(seats.filter(({ userId }) => userId).map(({ userId, paddle }) => [userId, paddle])),
        connected,
        skipped,
      };
      recorder.meta(meta);
    } finally {
      await client.end();
    }
  } finally {
    while (closers.length) await closers.pop()?.();
  }
}

async function strike(
  fault: Fault,
  stage: FaultStage,
  {
    recorder,
    random,
    say,
  }: {
    readonly recorder: Recorder;
    readonly random: ReturnType<typeof seededRandom>;
    readonly say: (message: string) => void;
  },
): Promise<void> {
  const { name: f, on } = fault;
  recorder.fault({ f, on, ph: 'start', arg: {} });
  const began = performance.now();
  const { struck, arg } = await fault.strike(stage, random);
  const ended = recorder.fault({ f, on, ph: 'end', arg: { struck, ...arg } });
  const lasted = performance.now() - began;
  const healed = await untilWell(stage.fleet, ended, fault.healsWithin + 1_000);
  say(`  ${f}: ${struck ? `${Math.round(lasted)} ms` : 'its moment did not come'}, well again after ${healed} ms`);
}

/** Waits until a bid has been judged on every lot that is open, given after the fault; so long at most. Answers with the milliseconds that it took. */
async function untilWell(fleet: Fleet, ended: number, atMost: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < atMost) {
    await pause(LOOK_EVERY);
    const isLive = fleet.clients.every((client) => client.isLive());
    if (isLive && fleet.openLots().every(({ lotId }) => fleet.judgedSince(lotId, ended))) break;
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

async function readBothClocks(postgres: ChaosPostgres): Promise<Meta['clock']> {
  const client = await postgres.connect();
  try {
    const before = monotonicMicroseconds();
    const { rows } = await client.query<{ at: number }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at',
    );
    const t = Math.round((before + monotonicMicroseconds()) / 2);
    return { t, at: rows[0]?.at ?? 0 };
  } finally {
    await client.end();
  }
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: random() }))
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
