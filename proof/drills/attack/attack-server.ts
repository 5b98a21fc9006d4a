import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import { shippedLimits } from '#server/realtime/admission/rate-limit.ts';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openStore } from '#server/store/prisma-client.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { type FuzzResult, fuzzSockets } from './fuzz-sockets.ts';

export type Attack = Omit<FuzzResult, 'honest'> & {
  /** Of each phase. */
  readonly honest: readonly FuzzResult['honest'][];
  /** What the house's process holds once its garbage is collected, before the attack and after each phase, MB. */
  readonly held: readonly Held[];
  /** The most resident memory that the house's Node processes had together, MB. */
  readonly mostResident: number;
  /** The house's Node processes were the same all the time. Its database's come and go with their connections; a database that is gone takes no honest bid. */
  readonly lived: boolean;
  /** Faults in the house's log (pino's level 50 and above). */
  readonly faults: readonly string[];
};

/** Of one process: live objects of JavaScript, buffers beside them, and the memory that the system gave it, MB. */
export type Held = { readonly heap: number; readonly buffers: number; readonly resident: number };

const secret = 'a secret for houses that live for one test only';

/** Bidders who turn bad. Each has limits of their own, so that with many of them most packets come as far as their form is looked at. */
const MALLORYS = 240;
/** After this the limits have forgotten who came, milliseconds: only then can what is held be compared. */
const UNTIL_FORGOTTEN = (shippedLimits.window + 1) * 1000;

/**
 * Opens a house of its own, sends it malformed packets in phases of equal length, and says what came of it. What the house holds is told after each
 * phase, when its garbage has been collected: a leak shows as growth from phase to phase.
 */
export async function attackServer({
  packets,
  seed,
  phases = 1,
}: {
  readonly packets: number;
  readonly seed: number;
  readonly phases?: number;
}): Promise<Attack> {
  const folder = makeTemporaryFolder('attack');
  const tellHeap = pathToFileURL(new URL('./report-heap.ts', import.meta.url).pathname).href;
  const house = await openServerProcess(folder, {
    ROSTRUM_SECRET: secret,
    NODE_OPTIONS: `--expose-gc --import=${tellHeap}`,
  });
  const store = openStore(house.databaseUrl, { poolSize: 2 });
  const watch = { most: 0 };
  const timer = setInterval(() => {
    watch.most = Math.max(watch.most, residentMegabytes(nodesOf(house)));
  }, 500);
  try {
    const stage = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 3600 });
    const ada = await stage.enter('Ada');
    const others: (typeof ada)[] = [];
    for (let n = 1; n <= MALLORYS; n++) others.push(await stage.enter(`Mallory ${n}`));
    while ((await store.prisma.lot.count({ where: { id: stage.lot.lotId, status: 'open' } })) === 0);
    const pids = nodesOf(house);
    const cookieOf = ({ cookie }: typeof ada) => `${cookie.name}=${cookie.value}`;
    const held = [await askHeld(house)];
    const results: FuzzResult[] = [];
    for (let phase = 0; phase < phases; phase++) {
      results.push(
        await fuzzSockets({
          url: house.url,
          packets: Math.ceil(packets / phases),
          seed: seed + phase,
          lotId: stage.lot.lotId,
          auctionId: stage.auctionId,
          honest: cookieOf(ada),
          odd: others.map(cookieOf),
          bidFrom: 1_000 + phase * 100_000,
        }),
      );
      if (phases > 1) await pause(UNTIL_FORGOTTEN);
      held.push(await askHeld(house));
    }
    const faults = house
      .output()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line));
    return {
      ...added(results),
      honest: results.map(({ honest }) => honest),
      held,
      mostResident: watch.most,
      lived: pids.every((pid) => house.runningPids().includes(pid)),
      faults,
    };
  } finally {
    clearInterval(timer);
    await store.close();
    await house.signal('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

function added(results: readonly FuzzResult[]): Omit<FuzzResult, 'honest'> {
  const sum = (of: (one: FuzzResult) => number) => results.reduce((total, one) => total + of(one), 0);
  const answers: Record<string, number> = {};
  for (const one of results)
    for (const [code, count] of Object.entries(one.answers)) answers[code] = (answers[code] ?? 0) + count;
  return {
    sent: sum(({ sent }) => sent),
    read: sum(({ read }) => read),
    connections: sum(({ connections }) => connections),
    cut: sum(({ cut }) => cut),
    refused: sum(({ refused }) => refused),
    answers,
  };
}

/** Asks the house's process to collect its garbage, and waits for what it says is left (report-heap.ts). */
async function askHeld(house: ServerProcess): Promise<Held> {
  const [pid] = nodesOf(house);
  if (pid === undefined) throw new Error('the house has gone');
  const told = () => house.output().match(new RegExp(`^\\{"heapOf":${pid},.*\\}$`, 'gm')) ?? [];
  const before = told().length;
  process.kill(pid, 'SIGUSR2');
  while (told().length === before) await pause(50);
  const last = JSON.parse(told().at(-1) ?? '{}') as Record<'heapUsed' | 'external' | 'rss', number>;
  const megabytes = (bytes: number) => Math.round(bytes / 104_857.6) / 10;
  return { heap: megabytes(last.heapUsed), buffers: megabytes(last.external), resident: megabytes(last.rss) };
}

/** The house's processes that run Node; its own, which holds saleroom and sockets, comes first. */
function nodesOf(house: ServerProcess): number[] {
  return house.runningPids().filter((pid) => {
    try {
      return /node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '');
    } catch {
      return false;
    }
  });
}

function residentMegabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}
