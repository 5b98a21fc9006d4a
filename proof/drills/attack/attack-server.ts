import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { buildScenario, type Fixture } from '#demo/seed/build-scenario.ts';
import { waitUntil } from '#proof/processes/wait-until.ts';
import { shippedLimits } from '#server/realtime/admission/rate-limit.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { type FuzzResult, fuzzSockets } from './fuzz-sockets.ts';
import { type MemoryUse, measureMemory, nodePids, REPORT_HEAP, watchResidentMemory } from './server-memory.ts';

export type Attack = Omit<FuzzResult, 'honest'> & {
  /** For each phase. */
  readonly honest: readonly FuzzResult['honest'][];
  /** Memory after a garbage collection, before the attack and after each phase. */
  readonly memory: readonly MemoryUse[];
  /** The most resident memory of all Node processes together, MB. */
  readonly mostResident: number;
  /**
   * Whether the Node processes survived. Those of the database end with their connections, and a
   * database that ended would accept no honest bid.
   */
  readonly survived: boolean;
  /** Errors in the log (pino's level 50 and above). */
  readonly loggedErrors: readonly string[];
};

export type AttackOptions = { readonly packets: number; readonly seed: number; readonly phases?: number };

const secret = 'a secret for servers that exist for one test only';

/**
 * How many accounts attack. Each has rate limits of its own, so that most packets get as far as
 * validation.
 */
const ATTACKERS = 240;
/** After this the rate limits have expired, so that memory can be compared; milliseconds. */
const LIMITS_EXPIRE_AFTER = (shippedLimits.window + 1) * 1000;

/**
 * Starts a server and sends it malformed packets in phases of equal length. Memory is measured
 * after each phase, once the garbage is collected: a leak shows as growth from phase to phase.
 */
export async function attackServer({ packets, seed, phases = 1 }: AttackOptions): Promise<Attack> {
  const folder = makeTemporaryFolder('attack');
  const server = await openServerProcess(folder, {
    ROSTRUM_SECRET: secret,
    NODE_OPTIONS: `--expose-gc --import=${REPORT_HEAP}`,
  });
  const store = openStore(server.databaseUrl, { poolSize: 2 });
  const resident = watchResidentMemory(server);
  try {
    const targets = await createTargets(store);
    const pids = nodePids(server);
    const memory = [await measureMemory(server)];
    const results: FuzzResult[] = [];
    for (let phase = 0; phase < phases; phase++) {
      const phaseOptions = {
        packets: Math.ceil(packets / phases),
        seed: seed + phase,
        bidFrom: 1_000 + phase * 100_000,
      };
      results.push(await fuzzSockets({ url: server.url, ...targets, ...phaseOptions }));
      if (phases > 1) await pause(LIMITS_EXPIRE_AFTER);
      memory.push(await measureMemory(server));
    }
    return {
      ...summed(results),
      honest: results.map(({ honest }) => honest),
      memory,
      mostResident: resident.most(),
      survived: pids.every((pid) => server.runningPids().includes(pid)),
      loggedErrors: loggedErrors(server),
    };
  } finally {
    resident.stop();
    await store.close();
    await server.signal('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a lot, and creates an honest bidder and the attackers. */
async function createTargets({ prisma }: Store) {
  const fixture = await buildScenario(prisma, secret, { opening: 1, increment: 1, closesIn: 3600 });
  const { lotId } = fixture.lot;
  const honest = await cookieOf(fixture, 'Ada');
  const attackers: string[] = [];
  for (let n = 1; n <= ATTACKERS; n++) attackers.push(await cookieOf(fixture, `Mallory ${n}`));
  await waitUntil(
    async () => (await prisma.lot.count({ where: { id: lotId, status: 'open' } })) > 0,
    'the lot to open',
  );
  return { lotId, auctionId: fixture.auctionId, honest, attackers };
}

async function cookieOf(fixture: Fixture, name: string): Promise<string> {
  const { cookie } = await fixture.enter(name);
  return `${cookie.name}=${cookie.value}`;
}

function loggedErrors(server: ServerProcess): readonly string[] {
  return server
    .output()
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line));
}

function summed(results: readonly FuzzResult[]): Omit<FuzzResult, 'honest'> {
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
