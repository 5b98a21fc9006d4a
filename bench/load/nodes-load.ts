// The load of G14, a process of its own: viewers at several nodes of one house, and bids at the first of them at a steady pace.
import { randomBytes } from 'node:crypto';
import { connectViewer } from './raw-viewer.ts';
import { connectBidder, type SocketBidder } from './socket-bidder.ts';

export type NodesOptions =
  | {
      readonly do: 'enter';
      readonly auctionId: string;
      readonly lotId: string;
      /** Two or more, who outbid each other in turn at the first node. */
      readonly cookies: readonly string[];
      readonly firstAmount: number;
      /** The nodes, and how many watch at each. */
      readonly nodes: readonly { readonly port: number; readonly viewers: number }[];
    }
  | { readonly do: 'bid'; readonly perSecond: number; readonly seconds: number };

export type NodesCount = {
  readonly accepted: number;
  /** Messages about the lot that arrived, at all viewers together. */
  readonly deliveries: number;
  readonly errors: Readonly<Record<string, number>>;
};

/** Shorter frames are how many watch, and heartbeats. Bytes. */
const LEAST_CHANGE = 110;
/** How long the last message may take to the last screen, milliseconds. */
const DRAIN = 1_000;

let room: Extract<NodesOptions, { do: 'enter' }> | null = null;
const bidders: SocketBidder[] = [];
let deliveries = 0;
let amount = 0;
let errors: Record<string, number> = {};
const fail = (what: string) => {
  errors[what] = (errors[what] ?? 0) + 1;
};

async function enter(orders: Extract<NodesOptions, { do: 'enter' }>): Promise<object> {
  room = orders;
  amount = orders.firstAmount;
  const hear = (bytes: number) => {
    if (bytes >= LEAST_CHANGE) deliveries += 1;
  };
  for (const cookie of orders.cookies) bidders.push(await connectBidder(orders.nodes[0]?.port as number, cookie));
  for (const { port, viewers } of orders.nodes) {
    for (let n = 0; n < viewers; n += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, viewers - n) }, () =>
          connectViewer({ port, auctionId: orders.auctionId }, hear, () => fail('a viewer was cut off')),
        ),
      );
  }
  return {};
}

async function bid({ perSecond, seconds }: Extract<NodesOptions, { do: 'bid' }>): Promise<NodesCount> {
  if (!room) throw new Error('nobody has entered');
  const { lotId } = room;
  errors = {};
  deliveries = 0;
  let accepted = 0;
  const began = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = began + (n * 1000) / perSecond;
    await new Promise((wake) => setTimeout(wake, Math.max(0, due - performance.now())));
    amount += 1;
    const order = { key: randomBytes(12).toString('base64url'), lotId, amount };
    const { text } = await (bidders[amount % bidders.length] as SocketBidder).ask('bid:place', order);
    if (text.includes('"ok":true')) accepted += 1;
    else fail(/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60));
  }
  await new Promise((wake) => setTimeout(wake, DRAIN));
  return { accepted, deliveries, errors };
}

process.on('message', (order: NodesOptions) => {
  (order.do === 'enter' ? enter(order) : bid(order)).then(
    (said) => process.send?.(said),
    (fault: unknown) => process.send?.({ failed: fault instanceof Error ? fault.message : String(fault) }),
  );
});
process.on('disconnect', () => process.exit(0));
