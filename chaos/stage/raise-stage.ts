import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededRandom } from '#prisma/seed/seeded-random.ts';
import { findFreePort } from '#server/store/postgres-server.ts';
import type { FaultStage } from '../faults/fault.ts';
import { createFleet } from '../fleet/fleet.ts';
import type { Meta } from '../history/lines.ts';
import { monotonicMicroseconds, type Recorder } from '../history/recorder.ts';
import { createFaultProxy } from '../proxy/fault-proxy.ts';
import { type ChaosPostgres, startChaosPostgres } from './chaos-postgres.ts';
import { type ChaosSale, setChaosSale } from './set-chaos-sale.ts';
import { superviseHouse } from './supervised-house.ts';

/** Everything that a run is played on: PostgreSQL behind a proxy, the house behind another, an auction, and a fleet that has begun to bid. */
export type RaisedStage = FaultStage & {
  readonly sale: ChaosSale;
  readonly clock: Meta['clock'];
  /** Takes everything down again, in reverse. */
  readonly lower: () => Promise<void>;
};

const MEMORY_EVERY = 500;

/** Raises the stage; what was raised is taken down again when a later part fails. */
export async function raiseStage({
  seed,
  lots,
  wantsPages,
  randomOf,
  recorder,
}: {
  readonly seed: number;
  readonly lots: number;
  readonly wantsPages: boolean;
  readonly randomOf: (name: string) => SeededRandom;
  readonly recorder: Recorder;
}): Promise<RaisedStage> {
  const closers: (() => Promise<void> | void)[] = [];
  const lower = async () => {
    while (closers.length) await closers.pop()?.();
  };
  try {
    const postgres = await startChaosPostgres();
    closers.push(() => postgres.stop());
    const back = await createFaultProxy({ target: { port: postgres.port }, random: randomOf('back').next });
    closers.push(() => back.close());
    const housePort = await findFreePort();
    const front = await createFaultProxy({ target: { port: housePort }, random: randomOf('front').next });
    closers.push(() => front.close());

    const secret = createHash('sha256').update(`chaos ${seed}`).digest('hex');
    const hasPages = wantsPages && existsSync(join('.next', 'BUILD_ID'));
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
        ROSTRUM_FOLDER: join(recorder.folder, 'house'),
        ROSTRUM_LOG: 'warn',
        CHAOS_PAGES: hasPages ? '1' : '0',
      },
      recorder,
    );
    closers.push(() => house.stop());
    const remembering = setInterval(house.noteMemory, MEMORY_EVERY);
    closers.push(() => clearInterval(remembering));

    const sale = await setChaosSale(postgres.url, secret, lots);
    const { auctionId, lotIds, seats, expendable } = sale;
    const clock = await readBothClocks(postgres);
    const fleet = createFleet({ url, seats, auctionId, lotIds, randomOf, recorder });
    closers.push(() => fleet.close());
    return { house, postgres, front, back, fleet, auctionId, expendable, hasPages, sale, clock, lower };
  } catch (fault) {
    await lower();
    throw fault;
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
