import type { LotId } from '#server/saleroom/ports.ts';
import { bidderIntents } from './bidder-intents.ts';
import { clerkIntents, closingIntents } from './clerk-intents.ts';
import type { Person } from './history.ts';
import type { LotStage } from './lot-phases.ts';
import type { Scenario } from './scenario.ts';
import type { SimulatedNode, World } from './simulated-node.ts';
import { createWindow, type Window } from './simulated-client.ts';

type Room = {
  readonly scenario: Scenario;
  readonly people: readonly Person[];
  readonly clerk: Person;
  readonly nodes: readonly SimulatedNode[];
  readonly lotIds: readonly LotId[];
  readonly stageOf: (lotId: LotId) => LotStage;
  /** Nobody begins anything new but what the end needs. */
  readonly isCalm: () => boolean;
  readonly isOver: () => boolean;
};

/** Opens the windows of everybody in the auction, the clerk's last. */
export function openWindows(world: World, room: Room): readonly Window[] {
  const { random } = world;
  const { scenario, people, clerk, nodes, lotIds, stageOf, isCalm, isOver } = room;
  const [fastest, slowest] = random.chance(0.15) ? [600, 2_000] : [60, 600];
  const bidders = people.flatMap((person, n) =>
    Array.from({ length: scenario.people[n]?.windows ?? 1 }, () => {
      const pace = random.between(fastest, slowest);
      return createWindow(world, {
        person,
        nodes,
        lotIds,
        intend: bidderIntents(random, scenario, lotIds),
        think: () => random.between(0.2, 1.8) * pace,
        mayBegin: () => !isCalm() && !isOver(),
      });
    }),
  );
  const orders = clerkIntents(random, lotIds, stageOf);
  const lastOrders = closingIntents(lotIds, stageOf);
  const desk = createWindow(world, {
    person: clerk,
    nodes,
    lotIds,
    intend: (heard) => (isCalm() ? lastOrders() : orders(heard)),
    think: () => (isCalm() ? 300 : random.between(300, 3_000)),
    mayBegin: () => !isOver(),
  });
  return [...bidders, desk];
}
