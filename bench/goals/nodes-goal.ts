import { rounded, spreadOf } from '../figures.ts';
import { worstOf } from '../goal-verdict.ts';
import { sellAtNodes } from '../hot-lot-at-nodes.ts';
import { openHotLotFixture } from '../hot-lot-fixture.ts';
import { openLoadProcess } from '../load/load-process.ts';
import type { NodesCount, NodesOptions } from '../load/nodes-load.ts';
import { type CountedNode, openNode, type Statements } from '../nodes.ts';
import { processorSeconds } from '../processor-time.ts';
import type { GoalResult, GoalRun } from './goal.ts';
import { errorsOf, measureOf } from './measure.ts';

const VIEWERS = 4_000;
const RATE = 5;
const SECONDS = 6;
/** More pairs of sales to a crowd than these take longer than three minutes. */
const MOST_PAIRS = 3;
const SALE_SECONDS = 5;
/** What a node asks of the ledger to tell what another node wrote. */
const LEDGER_READS = ['lot', 'lot-events', 'lot-last-seqs'];
const HINT = 'SELECT pg_notify($1, $2)';
const FLUSH = 'append-to-ledger';

type Run = {
  /** Microseconds of processor time of all nodes together for one message at one viewer. */
  readonly cost: number;
  readonly hintsPerFlush: number;
  /** By all nodes but the one that is bid at. */
  readonly readsElsewhere: number;
  readonly errors: NodesCount['errors'];
};

/** G14: the same viewers of one lot at one node and at four, and at one of four, bids placed at the first node; then a crowd that bids at one node and at four. */
export async function runNodesGoal(_wanted: ReadonlySet<string>, run: GoalRun): Promise<GoalResult[]> {
  const alone = await watch('one node', [VIEWERS], run);
  const spread = await watch('four nodes', Array(4).fill(VIEWERS / 4), run);
  const apart = await watch('four nodes, all viewers at one', [VIEWERS, 0, 0, 0], run);
  const sales = await sell(run);
  const measures = [
    measureOf('processor time per delivery, 4 nodes ÷ 1', spreadOf([spread.cost / alone.cost]), {
      must: 1.4,
      moonshot: 1.15,
      better: 'less',
    }),
    measureOf('hints per flush', spreadOf([spread.hintsPerFlush]), { must: 1, moonshot: 1, better: 'less' }),
    measureOf('reads at nodes without viewers', spreadOf([apart.readsElsewhere]), {
      must: 0,
      moonshot: 0,
      better: 'less',
    }),
    measureOf(
      'decided bids/s on a hot lot, 4 nodes ÷ 1',
      spreadOf(sales.map(({ one, four }) => four.decidedPerSecond / one.decidedPerSecond)),
      { must: 0.6, moonshot: 0.9, better: 'more' },
    ),
  ];
  return [
    {
      id: 'G14',
      title: `growth from one node to four, ${VIEWERS} viewers in all, ${RATE} bids/s at one node`,
      unit: 'µs per delivery',
      measures,
      figures: {
        'one node': [rounded(alone.cost)],
        'four nodes': [rounded(spread.cost)],
        'four nodes, all viewers at one': [rounded(apart.cost)],
        'reads by the other three, with viewers': [spread.readsElsewhere],
        'decided bids/s at one node': sales.map(({ one }) => rounded(one.decidedPerSecond)),
        'decided bids/s at four': sales.map(({ four }) => rounded(four.decidedPerSecond)),
      },
      errors: {
        rostrum: errorsOf([alone, spread, apart]),
        'a crowd at one node': errorsOf(sales.map(({ one }) => one)),
        'a crowd at four': errorsOf(sales.map(({ four }) => four)),
      },
      verdict: worstOf(measures.map(({ verdict }) => verdict)),
    },
  ];
}

/** The crowd of G1 at one node and at four, in turn. All nodes share the server's core. */
async function sell({ database, pairs, say }: GoalRun) {
  const sales = [];
  for (let pair = 1; pair <= Math.min(pairs, MOST_PAIRS); pair++) {
    const one = await sellAtNodes(1, { database, seconds: SALE_SECONDS });
    const four = await sellAtNodes(4, { database, seconds: SALE_SECONDS });
    say(
      `a crowd: ${one.decidedPerSecond.toFixed(0)} decided/s at one node, ${four.decidedPerSecond.toFixed(0)} at four`,
    );
    sales.push({ one, four });
  }
  return sales;
}

async function watch(name: string, viewers: readonly number[], { database, say }: GoalRun): Promise<Run> {
  const fixture = await openHotLotFixture(database.url, 8);
  const load = openLoadProcess<NodesOptions>('./load/nodes-load.ts', name);
  const nodes: CountedNode[] = [];
  try {
    for (const _ of viewers) nodes.push(await openNode(fixture.variables));
    await fixture.untilReady(true);
    const { auctionId, lotId, cookies, openingBid: firstAmount } = fixture;
    const seats = nodes.map(({ port }, n) => ({ port, viewers: viewers[n] as number }));
    await load.order({ do: 'enter', auctionId, lotId, cookies, firstAmount, nodes: seats });
    // Not counted: by then the code is compiled.
    await load.order({ do: 'bid', perSecond: RATE * 2, seconds: 3 });
    const pids = nodes.map(({ pid }) => pid);
    const before = await Promise.all(nodes.map((node) => node.statements()));
    const usedBefore = processorSeconds(...pids);
    const { accepted, deliveries, errors } = await load.order<NodesCount>({
      do: 'bid',
      perSecond: RATE,
      seconds: SECONDS,
    });
    const used = processorSeconds(...pids) - usedBefore;
    const after = await Promise.all(nodes.map((node) => node.statements()));
    const asked = (node: number, statement: string) => more(before[node], after[node], statement);
    const flushes = asked(0, FLUSH);
    if (!flushes || !deliveries || !asked(0, HINT)) throw new Error(`${name}: nothing was written, told or hinted`);
    const elsewhere = nodes.slice(1).flatMap((_, n) => LEDGER_READS.map((read) => asked(n + 1, read)));
    const missing = accepted * VIEWERS - deliveries;
    const result = {
      cost: (used / deliveries) * 1e6,
      hintsPerFlush: nodes.reduce((sum, _, n) => sum + asked(n, HINT), 0) / flushes,
      readsElsewhere: elsewhere.reduce((sum, reads) => sum + reads, 0),
      errors: { ...errors, ...(missing > 0 && { 'deliveries short of one for each bid and viewer': missing }) },
    };
    say(`${name}: ${result.cost.toFixed(2)} µs per delivery, ${result.hintsPerFlush.toFixed(2)} hints per flush`);
    return result;
  } finally {
    load.stop();
    for (const node of nodes) await node.stop();
  }
}

/** How often a statement was asked between two counts. */
function more(before: Statements | undefined, after: Statements | undefined, statement: string): number {
  return (after?.[statement] ?? 0) - (before?.[statement] ?? 0);
}
