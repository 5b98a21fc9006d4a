import type { Person } from './history.ts';
import { BEGINNING, type Scenario } from './scenario.ts';
import type { SimulatedNode, World } from './simulated-node.ts';
import type { SetRights } from './simulation-fixture.ts';

type Plan = {
  readonly nodes: readonly SimulatedNode[];
  readonly people: readonly Person[];
  readonly setRights: SetRights;
  readonly scenario: Scenario;
};

/** Sets down when nodes fall and rise, when the ledger is away, when clocks jump, and whose rights change. */
export function planTroubles(world: World, { nodes, people, setRights, scenario }: Plan): void {
  const { time, random, troubles, tally, history, now } = world;
  const calm = scenario.calmFrom - BEGINNING;
  const sometime = () => random.between(300, calm - 1_500);
  const times = (most: number) => Array.from({ length: random.below(most + 1) });
  const isRough = random.chance(0.6);

  for (const _ of times(isRough ? 3 : 0)) {
    const node = random.pick(nodes);
    time.after(sometime(), () => {
      if (!node.door()) return;
      const comesUpIn = random.between(20, 1_500);
      if (random.chance(0.7)) {
        tally.add('node: crash');
        node.crash();
        time.after(comesUpIn, node.start);
      } else {
        tally.add('node: restart');
        void node.stop().then(() => void time.after(comesUpIn, node.start));
      }
    });
  }
  for (const _ of times(isRough ? 2 : 0)) {
    const begins = sometime();
    time.after(begins, () => {
      tally.add('ledger: away');
      troubles.setAway(true);
    });
    time.after(begins + random.between(50, 1_400), () => troubles.setAway(false));
  }
  for (const _ of times(isRough ? 2 : 0)) {
    const node = random.pick(nodes);
    time.after(sometime(), () => {
      tally.add('node: clock jumps');
      node.jump(random.between(-240_000, 240_000));
    });
  }
  for (const person of people) {
    let rights = { status: person.status, isSignedIn: true };
    const change = (to: Parameters<SetRights>[1], what: string) => {
      rights = { ...rights, ...to };
      tally.add(`register: ${what}`);
      setRights(person, to);
      history.rights.push({ ...now(), userId: person.userId, ...rights });
    };
    if (person.status === 'approved' && random.chance(0.2)) {
      const begins = sometime();
      time.after(begins, () => change({ status: 'suspended' }, 'suspended'));
      time.after(begins + random.between(100, 3_000), () => change({ status: 'approved' }, 'approved'));
    }
    if (random.chance(0.08)) time.after(sometime(), () => change({ isSignedIn: false }, 'session ended'));
  }
  time.after(calm, troubles.end);
}
