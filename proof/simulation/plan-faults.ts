import type { Person } from './history.ts';
import { type Scenario, STARTS_AT } from './scenario.ts';
import type { SimulatedNode, World } from './simulated-node.ts';
import type { SetRights } from './simulation-fixture.ts';

type Plan = {
  readonly nodes: readonly SimulatedNode[];
  readonly people: readonly Person[];
  readonly setRights: SetRights;
  readonly scenario: Scenario;
};

/**
 * Schedules crashes and restarts of nodes, outages of the ledger, clock jumps and changes of
 * people's rights.
 */
export function planFaults(world: World, { nodes, people, setRights, scenario }: Plan): void {
  const { time, random, faults, tally, history, now } = world;
  const calm = scenario.calmFrom - STARTS_AT;
  const sometime = () => random.between(300, calm - 1_500);
  const upTo = (most: number) => Array.from({ length: random.below(most + 1) });
  const isRough = random.chance(0.6);

  for (const _ of upTo(isRough ? 3 : 0)) {
    const node = random.pick(nodes);
    time.after(sometime(), () => {
      if (!node.api()) return;
      const startsAgainIn = random.between(20, 1_500);
      if (random.chance(0.7)) {
        tally.add('node: crash');
        node.crash();
        time.after(startsAgainIn, node.start);
      } else {
        tally.add('node: restart');
        void node.stop().then(() => void time.after(startsAgainIn, node.start));
      }
    });
  }
  for (const _ of upTo(isRough ? 2 : 0)) {
    const startsAt = sometime();
    time.after(startsAt, () => {
      tally.add('ledger: away');
      faults.setLedgerAway(true);
    });
    time.after(startsAt + random.between(50, 1_400), () => faults.setLedgerAway(false));
  }
  for (const _ of upTo(isRough ? 2 : 0)) {
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
      const startsAt = sometime();
      time.after(startsAt, () => change({ status: 'suspended' }, 'suspended'));
      time.after(startsAt + random.between(100, 3_000), () => change({ status: 'approved' }, 'approved'));
    }
    if (random.chance(0.08)) time.after(sometime(), () => change({ isSignedIn: false }, 'session ended'));
  }
  time.after(calm, faults.end);
}
