import type { NodesCommand, NodesCount } from '../load/nodes-load.ts';
import { processorSeconds } from '../measurement/process-usage.ts';
import { rounded, spreadOf } from '../measurement/statistics.ts';
import { openLoadProcess } from '../processes/load-process.ts';
import { type CountedNode, type StatementCounts, startNode } from '../processes/start-node.ts';
import { openHotLotFixture } from '../scenarios/hot-lot-fixture.ts';
import { type HotLotOnNodes, runHotLotOnNodes } from '../scenarios/hot-lot-on-nodes.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atLeast, atMost, measureOf, ratiosOf, totalErrors } from './measure.ts';
import { worstVerdict } from './verdict.ts';

const VIEWERS = 4_000;
const RATE = 5;
const SECONDS = 6;
/** More pairs of crowd runs would take longer than three minutes. */
const MOST_PAIRS = 3;
const CROWD_SECONDS = 5;
/** The statements with which a node reads what another node wrote. */
const LEDGER_READS = ['lot', 'lot-events', 'lot-last-seqs'];
const HINT = 'SELECT pg_notify($1, $2)';
const FLUSH = 'append-to-ledger';

type ViewersRun = {
  /** Microseconds of processor time of all nodes together per message and viewer. */
  readonly cost: number;
  readonly hintsPerFlush: number;
  /** Ledger reads by all nodes but the first, which receives the bids. */
  readonly readsElsewhere: number;
  readonly errors: NodesCount['errors'];
};

/**
 * G14: the same viewers of one lot at one node, at four, and at one of four, while bids are placed
 * at the first node; then a crowd that bids at one node and at four.
 */
export async function runNodesGoal(context: BenchContext): Promise<GoalResult> {
  const alone = await runViewers('one node', [VIEWERS], context);
  const spread = await runViewers('four nodes', Array(4).fill(VIEWERS / 4), context);
  const apart = await runViewers('four nodes, all viewers at one', [VIEWERS, 0, 0, 0], context);
  const { one, four } = await runCrowds(context);
  const decided = (runs: readonly HotLotOnNodes[]) => runs.map(({ decidedPerSecond }) => decidedPerSecond);
  const measures = [
    measureOf('processor time per delivery, 4 nodes ÷ 1', spreadOf([spread.cost / alone.cost]), atMost(1.4, 1.15)),
    measureOf('hints per flush', spreadOf([spread.hintsPerFlush]), atMost(1, 1)),
    measureOf('reads at nodes without viewers', spreadOf([apart.readsElsewhere]), atMost(0, 0)),
    measureOf(
      'decided bids/s on a hot lot, 4 nodes ÷ 1',
      spreadOf(ratiosOf(decided(four), decided(one))),
      atLeast(0.6, 0.9),
    ),
  ];
  return {
    id: 'G14',
    title: `growth from one node to four, ${VIEWERS} viewers in total, ${RATE} bids/s at one node`,
    unit: 'µs per delivery',
    measures,
    figures: {
      'one node': [rounded(alone.cost)],
      'four nodes': [rounded(spread.cost)],
      'four nodes, all viewers at one': [rounded(apart.cost)],
      'reads by the other three, with viewers': [spread.readsElsewhere],
      'decided bids/s at one node': decided(one).map(rounded),
      'decided bids/s at four': decided(four).map(rounded),
    },
    errors: {
      rostrum: totalErrors([alone, spread, apart]),
      'a crowd at one node': totalErrors(one),
      'a crowd at four': totalErrors(four),
    },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

/** The crowd of G1 at one node and at four, in turn. All nodes share the server's core. */
async function runCrowds({ database, pairs, log }: BenchContext) {
  const one: HotLotOnNodes[] = [];
  const four: HotLotOnNodes[] = [];
  for (let pair = 1; pair <= Math.min(pairs, MOST_PAIRS); pair++) {
    const atOne = await runHotLotOnNodes(1, { database, seconds: CROWD_SECONDS });
    const atFour = await runHotLotOnNodes(4, { database, seconds: CROWD_SECONDS });
    one.push(atOne);
    four.push(atFour);
    log(
      `a crowd: ${atOne.decidedPerSecond.toFixed(0)} decided/s at one node, ` +
        `${atFour.decidedPerSecond.toFixed(0)} at four`,
    );
  }
  return { one, four };
}

/** Starts a node for each number of viewers, and bids at the first. */
async function runViewers(
  name: string,
  viewers: readonly number[],
  { database, log }: BenchContext,
): Promise<ViewersRun> {
  const fixture = await openHotLotFixture(database.url, 8);
  const load = openLoadProcess<NodesCommand>('load/nodes-load.ts', name);
  const nodes: CountedNode[] = [];
  try {
    for (const _ of viewers) nodes.push(await startNode(fixture.variables));
    await fixture.untilReady(true);
    const { auctionId, lotId, cookies, openingBid: firstAmount } = fixture;
    const places = nodes.map(({ port }, n) => ({ port, viewers: viewers[n] as number }));
    await load.run({ command: 'join', auctionId, lotId, cookies, firstAmount, nodes: places });
    // Not counted: the code is compiled meanwhile.
    await load.run({ command: 'bid', perSecond: RATE * 2, seconds: 3 });
    const pids = nodes.map(({ pid }) => pid);
    const before = await Promise.all(nodes.map((node) => node.statements()));
    const secondsBefore = processorSeconds(...pids);
    const count = await load.run<NodesCount>({ command: 'bid', perSecond: RATE, seconds: SECONDS });
    const seconds = processorSeconds(...pids) - secondsBefore;
    const after = await Promise.all(nodes.map((node) => node.statements()));
    const result = evaluate(name, count, { seconds, before, after });
    log(`${name}: ${result.cost.toFixed(2)} µs per delivery, ${result.hintsPerFlush.toFixed(2)} hints per flush`);
    return result;
  } finally {
    load.stop();
    for (const node of nodes) await node.stop();
  }
}

type Usage = {
  /** Processor time of all nodes. */
  readonly seconds: number;
  readonly before: readonly StatementCounts[];
  readonly after: readonly StatementCounts[];
};

function evaluate(
  name: string,
  { accepted, deliveries, errors }: NodesCount,
  { seconds, before, after }: Usage,
): ViewersRun {
  /** How often a node ran a statement. */
  const runs = (node: number, statement: string) => (after[node]?.[statement] ?? 0) - (before[node]?.[statement] ?? 0);
  const nodes = after.map((_, node) => node);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const flushes = runs(0, FLUSH);
  if (!flushes || !deliveries || !runs(0, HINT)) throw new Error(`${name}: nothing was written, delivered or hinted`);
  const missing = accepted * VIEWERS - deliveries;
  return {
    cost: (seconds / deliveries) * 1e6,
    hintsPerFlush: sum(nodes.map((node) => runs(node, HINT))) / flushes,
    readsElsewhere: sum(nodes.slice(1).flatMap((node) => LEDGER_READS.map((read) => runs(node, read)))),
    errors: { ...errors, ...(missing > 0 && { 'deliveries missing': missing }) },
  };
}
