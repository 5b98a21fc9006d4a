// The load of G14, in a separate process: viewers at several nodes of a server, and bids at a
// constant rate at the first node.
import { randomBytes } from 'node:crypto';
import { answerCommands } from './answer-commands.ts';
import { connectViewer } from './raw-viewer.ts';
import { connectBidder, type SocketBidder } from './socket-bidder.ts';

type JoinCommand = {
  readonly command: 'join';
  readonly auctionId: string;
  readonly lotId: string;
  /** Two or more bidders, who outbid each other in turn at the first node. */
  readonly cookies: readonly string[];
  readonly firstAmount: number;
  /** The nodes, and how many viewers join at each. */
  readonly nodes: readonly { readonly port: number; readonly viewers: number }[];
};
type BidCommand = { readonly command: 'bid'; readonly perSecond: number; readonly seconds: number };
export type NodesCommand = JoinCommand | BidCommand;

export type NodesCount = {
  readonly accepted: number;
  /** Messages about the lot received by all viewers together. */
  readonly deliveries: number;
  readonly errors: Readonly<Record<string, number>>;
};

/** Shorter frames, in bytes, are attendance counts and heartbeats. */
const LEAST_CHANGE = 110;
/** How long the last message may take to the last viewer, in milliseconds. */
const DRAIN = 1_000;

let joined: JoinCommand | null = null;
const bidders: SocketBidder[] = [];
let deliveries = 0;
let amount = 0;
let errors: Record<string, number> = {};

async function join(command: JoinCommand): Promise<object> {
  joined = command;
  amount = command.firstAmount;
  const onFrame = (bytes: number) => {
    if (bytes >= LEAST_CHANGE) deliveries += 1;
  };
  for (const cookie of command.cookies) bidders.push(await connectBidder(command.nodes[0]?.port as number, cookie));
  for (const { port, viewers } of command.nodes) {
    for (let n = 0; n < viewers; n += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, viewers - n) }, () =>
          connectViewer({ port, auctionId: command.auctionId }, onFrame, () => addError('a viewer was disconnected')),
        ),
      );
  }
  return {};
}

async function bid({ perSecond, seconds }: BidCommand): Promise<NodesCount> {
  if (!joined) throw new Error('no viewer has joined');
  const { lotId } = joined;
  errors = {};
  deliveries = 0;
  let accepted = 0;
  const startedAt = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = startedAt + (n * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    amount += 1;
    const bidder = bidders[amount % bidders.length] as SocketBidder;
    const key = randomBytes(12).toString('base64url');
    const { text } = await bidder.request('bid:place', { key, lotId, amount });
    if (text.includes('"ok":true')) accepted += 1;
    else addError(/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60));
  }
  await new Promise((resolve) => setTimeout(resolve, DRAIN));
  return { accepted, deliveries, errors };
}

function addError(message: string): void {
  errors[message] = (errors[message] ?? 0) + 1;
}

answerCommands<NodesCommand>((command) => (command.command === 'join' ? join(command) : bid(command)));
