import { publicLot } from '#auction/views.ts';
import type { LotChange } from '#server/saleroom/ports.ts';
import { createMemoryLedger } from '#server/saleroom/testing/memory-ledger.ts';
import type { History } from './history.ts';
import { createTroubles } from './injected-faults.ts';
import { stagesOf } from './lot-phases.ts';
import { openWindows } from './create-clients.ts';
import { planTroubles } from './plan-faults.ts';
import { witnessedLedger } from './recording-ledger.ts';
import { BEGINNING, randomScenario } from './scenario.ts';
import { createRandom } from './seeded-random.ts';
import { createSimulatedNode, type World } from './simulated-node.ts';
import { HONEST_PARTS, type Parts } from './replaceable-parts.ts';
import { setStage } from './simulation-fixture.ts';
import { createTally, type Tally } from './tally.ts';
import { createVirtualTime } from './virtual-time.ts';
import type { Window } from './simulated-client.ts';

/** When an auction is given up whose lots do not end, in milliseconds after the last trouble. */
const GIVEN_UP_AFTER = 240_000;
/** How long is waited at the end for whatever is still to be told, in milliseconds. */
const AFTERMATH = 2_000;

export type PlayedAuction = { readonly history: History; readonly tally: Tally };

/** Plays one auction from its first lot to its last, with everything that a seed makes go wrong. The same seed gives the same history. */
export async function playAuction(seed: number, parts: Parts = HONEST_PARTS): Promise<PlayedAuction> {
  const random = createRandom(seed);
  const scenario = randomScenario(random);
  const time = createVirtualTime();
  const now = () => ({ moment: time.moment(), at: BEGINNING + time.now() });
  const tally = createTally();
  const troubles = createTroubles(random);
  const clock = () => BEGINNING + time.now();
  const memory = createMemoryLedger({ clock, tolerance: parts.tolerance, newId: () => random.hex(12) });

  const { people, clerk, records, setRights } = await setStage(memory, scenario);
  const history: History = {
    lots: records,
    people: [...people, clerk],
    asked: [],
    answered: [],
    committed: [],
    announced: [],
    reads: [],
    rights: [],
    silenced: [],
    hindered: [],
    healedAt: scenario.calmFrom,
    endedAt: 0,
  };
  const lotIds = records.map(({ lotId }) => lotId);
  const windows: Window[] = [];
  const tellPeople = ({ record: { lotId }, after }: LotChange) => {
    const lot = publicLot(after);
    for (const window of windows) {
      const trip = troubles.tripToNode();
      if (trip === null) tally.add('line: announcement lost');
      else time.after(trip, () => window.hear(lotId, lot));
    }
  };
  const store = parts.store(witnessedLedger(memory, { history, now, tally }));
  const world: World = { time, now, random, troubles, tally, history, parts, store, tellPeople };
  const nodes = ['north', 'south'].map((name) => createSimulatedNode(world, name));

  const isCalm = () => now().at >= scenario.calmFrom;
  const stageOf = stagesOf(history);
  const isOver = () => lotIds.every((lotId) => stageOf(lotId) === 'over');

  windows.push(...openWindows(world, { scenario, people, clerk, nodes, lotIds, stageOf, isCalm, isOver }));
  for (const node of nodes) node.start();
  planTroubles(world, { nodes, people, setRights, scenario });
  let living = windows.length;
  for (const window of windows) {
    void window.live().then(() => {
      living -= 1;
    });
  }
  let quietFrom = Number.POSITIVE_INFINITY;
  await time.pass(() => {
    const at = clock();
    if (at > scenario.calmFrom + GIVEN_UP_AFTER) return true;
    if (quietFrom === Number.POSITIVE_INFINITY && isCalm() && living === 0 && isOver()) quietFrom = at;
    return at > quietFrom + AFTERMATH;
  });
  for (const node of nodes) node.crash();
  history.endedAt = clock();
  return { history, tally };
}
