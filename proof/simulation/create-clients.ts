import type { LotId } from '#server/saleroom/ports.ts';
import { bidderIntents } from './bidder-intents.ts';
import { clerkIntents, closingIntents } from './clerk-intents.ts';
import type { Person } from './history.ts';
import type { LotPhase } from './lot-phases.ts';
import type { Scenario } from './scenario.ts';
import { createSimulatedClient, type SimulatedClient } from './simulated-client.ts';
import type { SimulatedNode, World } from './simulated-node.ts';

type ClientsOptions = {
  readonly scenario: Scenario;
  readonly people: readonly Person[];
  readonly clerk: Person;
  readonly nodes: readonly SimulatedNode[];
  readonly lotIds: readonly LotId[];
  readonly phaseOf: (lotId: LotId) => LotPhase;
  /** Nobody sends a new command except what the end of the auction needs. */
  readonly isCalm: () => boolean;
  readonly isOver: () => boolean;
};

/** Creates the clients of everybody in the auction, the clerk's last. */
export function createClients(world: World, options: ClientsOptions): readonly SimulatedClient[] {
  const { random } = world;
  const { scenario, people, clerk, nodes, lotIds, phaseOf, isCalm, isOver } = options;
  const [fastest, slowest] = random.chance(0.15) ? [600, 2_000] : [60, 600];
  const bidders = people.flatMap((person, n) =>
    Array.from({ length: scenario.people[n]?.clients ?? 1 }, () => {
      const pace = random.between(fastest, slowest);
      return createSimulatedClient(world, {
        person,
        nodes,
        lotIds,
        nextIntent: bidderIntents(random, scenario, lotIds),
        thinkTime: () => random.between(0.2, 1.8) * pace,
        mayBegin: () => !isCalm() && !isOver(),
      });
    }),
  );
  const clerkIntent = clerkIntents(random, lotIds, phaseOf);
  const closingIntent = closingIntents(lotIds, phaseOf);
  const clerkClient = createSimulatedClient(world, {
    person: clerk,
    nodes,
    lotIds,
    nextIntent: (known) => (isCalm() ? closingIntent() : clerkIntent(known)),
    thinkTime: () => (isCalm() ? 300 : random.between(300, 3_000)),
    mayBegin: () => !isOver(),
  });
  return [...bidders, clerkClient];
}
