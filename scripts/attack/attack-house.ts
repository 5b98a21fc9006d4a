import { readFileSync, rmSync } from 'node:fs';
import { buildScenario } from '#prisma/seed/build-scenario.ts';
import { openStore } from '#server/store/prisma-client.ts';
import { makeTemporaryPlace } from '#server/store/temporary-place.ts';
import { openHouseProcess } from '../test/house-process.ts';
import { type FuzzResult, fuzzSockets } from './fuzz-sockets.ts';

export type Attack = FuzzResult & {
  /** Memory of the house's Node processes together, MB: before, the most meanwhile, and when it was over. */
  readonly memory: { readonly before: number; readonly most: number; readonly after: number };
  /** The same processes were there all the time. */
  readonly lived: boolean;
  /** Faults in the house's log (pino's level 50 and above). */
  readonly faults: readonly string[];
};

const secret = 'a secret for houses that live for one test only';

/** Opens a house of its own, sends it malformed packets, and says what came of it. */
export async function attackHouse({
  packets,
  seed,
}: {
  readonly packets: number;
  readonly seed: number;
}): Promise<Attack> {
  const folder = makeTemporaryPlace('attack');
  const house = await openHouseProcess(folder, { ROSTRUM_SECRET: secret });
  const store = openStore(house.databaseUrl, { poolSize: 2 });
  const watch = { most: 0 };
  const timer = setInterval(() => {
    watch.most = Math.max(watch.most, megabytes(house.left()));
  }, 500);
  try {
    const stage = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 3600 });
    const ada = await stage.enter('Ada');
    const others: (typeof ada)[] = [];
    for (let n = 1; n <= 24; n++) others.push(await stage.enter(`Mallory ${n}`));
    while ((await store.prisma.lot.count({ where: { id: stage.lot.lotId, status: 'open' } })) === 0);
    const pids = house.left();
    const before = megabytes(pids);
    const cookieOf = ({ cookie }: typeof ada) => `${cookie.name}=${cookie.value}`;
    const result = await fuzzSockets({
      url: house.url,
      packets,
      seed,
      lotId: stage.lot.lotId,
      auctionId: stage.auctionId,
      honest: cookieOf(ada),
      odd: others.map(cookieOf),
    });
    const faults = house
      .said()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line));
    const after = megabytes(house.left());
    return {
      ...result,
      memory: { before, most: watch.most, after },
      lived: pids.every((pid) => house.left().includes(pid)),
      faults,
    };
  } finally {
    clearInterval(timer);
    await store.close();
    await house.signal('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resident memory of those among some processes that run Node, MB. */
function megabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    try {
      if (!/node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '')) return 0;
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}
