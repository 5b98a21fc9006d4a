// Places bids at a constant rate and measures how long each takes to every viewer: the load of G6,
// G8 and G13, in a separate process.
import { randomBytes } from 'node:crypto';
import { processorSeconds } from '../measurement/process-usage.ts';
import { thinned } from '../measurement/statistics.ts';
import { answerCommands } from './answer-commands.ts';
import { connectViewer } from './raw-viewer.ts';
import { connectBidder, type SocketBidder } from './socket-bidder.ts';

type JoinCommand = {
  readonly command: 'join';
  readonly port: number;
  readonly pid: number;
  readonly auctionId: string;
  readonly lotId: string;
  /**
   * One for each bidder. They outbid each other in turn; the first also joins the auction and reads
   * which bids a message is about.
   */
  readonly cookies: readonly string[];
  readonly firstAmount: number;
  /** How many viewers there are to be, including those that have joined already. */
  readonly viewers: number;
};
type BidCommand = { readonly command: 'bid'; readonly perSecond: number; readonly seconds: number };
export type ScreensCommand = JoinCommand | BidCommand;

export type ScreensCount = {
  /** Accepted bids. */
  readonly bids: number;
  /**
   * Refused by the rules: on many sockets bids overtake each other, and the lower one is too late.
   */
  readonly refused: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  /** The share of a core that this load used. Near one, the load is the limit. */
  readonly loadShare: number;
  /** Bytes of the shortest message about the lot, which is about one bid. */
  readonly messageBytes: number;
  /**
   * Milliseconds, sorted: from a bid to its answer, to each viewer (for some bids of each message),
   * and to the last viewer.
   */
  readonly acks: readonly number[];
  readonly screens: readonly number[];
  readonly lastScreens: readonly number[];
  readonly messages: number;
  readonly errors: Readonly<Record<string, number>>;
};

/** Shorter frames, in bytes, are attendance counts and heartbeats. */
const LEAST_CHANGE = 110;
const DRAIN = 5_000;
/**
 * For how many bids of one message the times to all viewers are recorded: all bids of a message at
 * a moderate rate, some of them at a high one.
 */
const MOST_SAMPLED = 8;

let errors: Record<string, number> = {};
let joined: JoinCommand | null = null;
const bidders: SocketBidder[] = [];
let viewers = 0;
/** When the nth message arrived, at each viewer that has it. */
let arrivals: number[][] = [];
/** How many messages each viewer has received. */
const received: number[] = [];
/** The last seq of the nth message. */
let lastSeqs: number[] = [];
let messageBytes = Number.POSITIVE_INFINITY;
let amount = 0;

async function join(command: JoinCommand): Promise<{ readonly viewers: number }> {
  if (!joined) {
    joined = command;
    amount = command.firstAmount;
    for (const cookie of command.cookies) bidders.push(await connectBidder(command.port, cookie, readLastSeq));
    await bidders[0]?.request('auction:join', { protocol: 1, auctionId: command.auctionId });
  }
  const { port, auctionId } = joined;
  const connectOne = (n: number) => {
    received[n] = 0;
    const localAddress = `127.0.0.${2 + Math.floor(n / 10_000)}`;
    return connectViewer(
      { port, auctionId, localAddress },
      (bytes) => onFrame(n, bytes),
      () => addError('a viewer was disconnected'),
    );
  };
  while (viewers < command.viewers) {
    const count = Math.min(64, command.viewers - viewers);
    await Promise.all(Array.from({ length: count }, (_, n) => connectOne(viewers + n)));
    viewers += count;
  }
  return { viewers };
}

function onFrame(viewer: number, bytes: number): void {
  if (bytes < LEAST_CHANGE) return;
  if (bytes < messageBytes) messageBytes = bytes;
  const message = received[viewer] as number;
  received[viewer] = message + 1;
  const times = arrivals[message];
  if (times) times.push(performance.now());
  else arrivals[message] = [performance.now()];
}

/** Reads the last seq from the unparsed messages about the lot which the first bidder receives. */
function readLastSeq(text: string): void {
  if (!text.startsWith('42["lot:changed"')) return;
  lastSeqs.push(Number(/"toSeq":(\d+)/.exec(text)?.[1] ?? /"seq":(\d+)/.exec(text)?.[1]));
}

/** The bids of a run and how they were answered. */
type Placed = {
  readonly acks: number[];
  refused: number;
  /** When each accepted bid was due, by its seq. */
  readonly dueAt: Map<number, number>;
};

async function placeBid(bidder: SocketBidder, due: number, lotId: string, placed: Placed): Promise<void> {
  const key = randomBytes(12).toString('base64url');
  const { text } = await bidder.request('bid:place', { key, lotId, amount: ++amount });
  const seq = Number(/"seq":(\d+)/.exec(text)?.[1]);
  if (!text.includes('"ok":true')) {
    const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60);
    if (code === 'BELOW_ASKING_BID' || code === 'ALREADY_LEADING') placed.refused += 1;
    else addError(code);
    return;
  }
  placed.acks.push(performance.now() - due);
  placed.dueAt.set(seq, due);
}

async function bid({ perSecond, seconds }: BidCommand): Promise<ScreensCount> {
  if (!joined) throw new Error('no viewer has joined');
  const { pid, lotId } = joined;
  errors = {};
  arrivals = [];
  lastSeqs = [];
  messageBytes = Number.POSITIVE_INFINITY;
  received.fill(0);
  const placed: Placed = { acks: [], refused: 0, dueAt: new Map() };

  const serverBefore = processorSeconds(pid);
  const loadBefore = processorSeconds(process.pid);
  const startedAt = performance.now();
  const count = Math.round(perSecond * seconds);
  for (let n = 0; n < count; n++) {
    const due = startedAt + (n * 1000) / perSecond;
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const bidder = bidders[n % bidders.length] as SocketBidder;
    // The time counts from when it was due, so that a stalled server is not measured less often.
    placeBid(bidder, due, lotId, placed).catch((fault: Error) => addError(fault.message));
  }
  const giveUpAt = performance.now() + DRAIN;
  while (!isDone(placed, count) && performance.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const took = (performance.now() - startedAt) / 1000;
  const serverSeconds = processorSeconds(pid) - serverBefore;
  const loadShare = (processorSeconds(process.pid) - loadBefore) / took;

  const { screens, lastScreens } = timesToScreens(placed.dueAt);
  return {
    bids: placed.acks.length,
    refused: placed.refused,
    seconds: took,
    processorSeconds: serverSeconds,
    loadShare,
    messageBytes,
    acks: placed.acks.sort(ascending),
    screens: thinned(screens.sort(ascending), 20_000),
    lastScreens: lastScreens.sort(ascending),
    messages: lastSeqs.length,
    errors,
  };
}

/** Whether every bid is answered and every viewer has the message about the last accepted one. */
function isDone({ refused, dueAt }: Placed, count: number): boolean {
  const failed = Object.values(errors).reduce((total, times) => total + times, 0);
  return (
    dueAt.size + refused + failed >= count &&
    (dueAt.size === 0 ||
      (arrivals[lastSeqs.length - 1]?.length === viewers && (lastSeqs.at(-1) ?? 0) >= Math.max(...dueAt.keys())))
  );
}

/** The milliseconds from each accepted bid to the viewers, and to the last viewer. */
function timesToScreens(dueAt: ReadonlyMap<number, number>): { screens: number[]; lastScreens: number[] } {
  const screens: number[] = [];
  const lastScreens: number[] = [];
  const bySeq = [...dueAt].sort(([a], [b]) => a - b);
  let at = 0;
  for (const [message, lastSeq] of lastSeqs.entries()) {
    const bidsOfMessage: number[] = [];
    for (; at < bySeq.length && (bySeq[at]?.[0] as number) <= lastSeq; at++)
      bidsOfMessage.push(bySeq[at]?.[1] as number);
    const times = arrivals[message] ?? [];
    if (times.length !== viewers) {
      addError('a message did not reach all viewers in time');
      continue;
    }
    for (const due of bidsOfMessage) lastScreens.push((times.at(-1) as number) - due);
    const step = Math.max(1, Math.floor(bidsOfMessage.length / MOST_SAMPLED));
    for (let n = 0; n < bidsOfMessage.length; n += step)
      for (const arrivedAt of times) screens.push(arrivedAt - (bidsOfMessage[n] as number));
  }
  if (at < bySeq.length) errors['accepted bids not broadcast in time'] = bySeq.length - at;
  return { screens, lastScreens };
}

function addError(message: string): void {
  errors[message] = (errors[message] ?? 0) + 1;
}

function ascending(a: number, b: number): number {
  return a - b;
}

answerCommands<ScreensCommand>((command) => (command.command === 'join' ? join(command) : bid(command)));
