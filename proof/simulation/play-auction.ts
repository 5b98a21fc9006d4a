import { publicLot } from '#auction/views.ts';
import { seededRandom } from '#demo/seed/seeded-random.ts';
import type { LotChange } from '#server/saleroom/ports.ts';
import { createMemoryLedger } from '#server/saleroom/testing/memory-ledger.ts';
import { createClients } from './create-clients.ts';
import type { AuctionHistory } from './history.ts';
import { createInjectedFaults } from './injected-faults.ts';
import { lotPhases } from './lot-phases.ts';
import { planFaults } from './plan-faults.ts';
import { createRecordingLedger } from './recording-ledger.ts';
import { type ReplaceableParts, UNCHANGED_PARTS } from './replaceable-parts.ts';
import { randomScenario, STARTS_AT } from './scenario.ts';
import type { SimulatedClient } from './simulated-client.ts';
import { createSimulatedNode, type World } from './simulated-node.ts';
import { setUpAuction } from './simulation-fixture.ts';
import { createTally, type Tally } from './tally.ts';
import { createVirtualTime } from './virtual-time.ts';

/** When an auction whose lots do not end is stopped, in milliseconds after the last fault. */
const STOPPED_AFTER = 240_000;
/** How long the simulation waits at the end for the last announcements, in milliseconds. */
const FINAL_WAIT = 2_000;

export type PlayedAuction = { readonly history: AuctionHistory; readonly tally: Tally };

/**
 * Plays one auction from its first lot to its last, with the faults that the seed gives. A seed
 * always gives the same history.
 */
export async function playAuction(seed: number, parts: ReplaceableParts = UNCHANGED_PARTS): Promise<PlayedAuction> {
  const random = seededRandom(seed);
  const scenario = randomScenario(random);
  const time = createVirtualTime();
  const clock = () => STARTS_AT + time.now();
  const now = () => ({ moment: time.moment(), at: clock() });
  const tally = createTally();
  const faults = createInjectedFaults(random);
  const memory = createMemoryLedger({ clock, tolerance: parts.tolerance, newId: () => random.hex(12) });

  const { people, clerk, records, setRights } = await setUpAuction(memory, scenario);
  const history: AuctionHistory = {
    lots: records,
    people: [...people, clerk],
    asked: [],
    answered: [],
    committed: [],
    announced: [],
    reads: [],
    rights: [],
    silenced: [],
    delayed: [],
    healedAt: scenario.calmFrom,
    endedAt: 0,
  };
  const lotIds = records.map(({ lotId }) => lotId);
  const clients: SimulatedClient[] = [];
  const broadcast = ({ record: { lotId }, after }: LotChange) => {
    const lot = publicLot(after);
    for (const client of clients) {
      const delay = faults.clientDelay();
      if (delay === null) tally.add('network: announcement lost');
      else time.after(delay, () => client.receive(lotId, lot));
    }
  };
  const database = parts.database(createRecordingLedger(memory, { history, now, tally }));
  const world: World = { time, now, random, faults, tally, history, parts, database, broadcast };
  const nodes = ['north', 'south'].map((name) => createSimulatedNode(world, name));

  const isCalm = () => clock() >= scenario.calmFrom;
  const phaseOf = lotPhases(history);
  const isOver = () => lotIds.every((lotId) => phaseOf(lotId) === 'over');

  clients.push(...createClients(world, { scenario, people, clerk, nodes, lotIds, phaseOf, isCalm, isOver }));
  for (const node of nodes) node.start();
  planFaults(world, { nodes, people, setRights, scenario });
  let running = clients.length;
  for (const client of clients) {
    void client.run().then(() => {
      running -= 1;
    });
  }
  let endsFrom = Number.POSITIVE_INFINITY;
  await time.run(() => {
    const at = clock();
    if (at > scenario.calmFrom + STOPPED_AFTER) return true;
    if (endsFrom === Number.POSITIVE_INFINITY && isCalm() && running === 0 && isOver()) endsFrom = at;
    return at > endsFrom + FINAL_WAIT;
  });
  for (const node of nodes) node.crash();
  history.endedAt = clock();
  return { history, tally };
}
