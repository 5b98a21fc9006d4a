// Bids placed at a pace of their own, and how long each takes to every viewer's screen: the load of G6, G8 and G13, a process of its own.
import { randomBytes } from 'node:crypto';
import { processorSeconds } from '../processor-time.ts';
import { connectViewer } from './raw-viewer.ts';
import { connectBidder, type SocketBidder } from './socket-bidder.ts';

export type ScreensOptions =
  | {
      readonly do: 'enter';
      readonly port: number;
      readonly pid: number;
      readonly auctionId: string;
      readonly lotId: string;
      /** The bidders, who outbid each other in turn; one watches as well and says which bids a message is about. */
      readonly cookies: readonly string[];
      readonly firstAmount: number;
      readonly viewers: number;
    }
  | { readonly do: 'bid'; readonly perSecond: number; readonly seconds: number };

export type ScreensCount = {
  /** Accepted ones. */
  readonly bids: number;
  /** Refused by the rules: on many sockets bids overtake each other, and the lower one is too late. */
  readonly refused: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  /** The share of a core that this load itself took: near one, what is measured is the load. */
  readonly loadShare: number;
  /** Bytes of the shortest message about the lot: one that tells of one bid. */
  readonly messageBytes: number;
  /** Milliseconds, sorted: to a bid's own answer, to each viewer (some bids of each message), and to the last viewer of each bid. */
  readonly acks: readonly number[];
  readonly screens: readonly number[];
  readonly lastScreens: readonly number[];
  readonly messages: number;
  readonly errors: Readonly<Record<string, number>>;
};

/** Shorter frames are how many watch, and heartbeats. Bytes. */
const LEAST_CHANGE = 110;
const DRAIN = 5_000;
/** Of how many bids of one message the way to each screen is counted: all that a message of a paced run has, and some of a crowd's. */
const MOST_SAMPLED = 8;

let errors: Record<string, number> = {};
const fail = (what: string) => {
  errors[what] = (errors[what] ?? 0) + 1;
};

let room: Extract<ScreensOptions, { do: 'enter' }> | null = null;
const bidders: SocketBidder[] = [];
let viewers = 0;
/** When the nth message arrived at each viewer that has it. */
let arrivals: number[][] = [];
const got: number[] = [];
/** The last seq that the nth message tells of. */
let upTo: number[] = [];
let messageBytes = Number.POSITIVE_INFINITY;
let amount = 0;

async function enter(orders: Extract<ScreensOptions, { do: 'enter' }>): Promise<void> {
  if (!room) {
    room = orders;
    amount = orders.firstAmount;
    for (const cookie of orders.cookies) bidders.push(await connectBidder(orders.port, cookie, readChange));
    await bidders[0]?.ask('auction:join', { protocol: 1, auctionId: orders.auctionId });
  }
  const { port, auctionId } = room;
  while (viewers < orders.viewers) {
    const some = Math.min(64, orders.viewers - viewers);
    const connectOne = (n: number) => {
      got[n] = 0;
      const hear = (bytes: number) => {
        if (bytes < LEAST_CHANGE) return;
        if (bytes < messageBytes) messageBytes = bytes;
        const message = got[n] as number;
        got[n] = message + 1;
        const there = arrivals[message];
        if (there) there.push(performance.now());
        else arrivals[message] = [performance.now()];
      };
      const from = `127.0.0.${2 + Math.floor(n / 10_000)}`;
      return connectViewer({ port, auctionId, from }, hear, () => fail('a viewer was cut off'));
    };
    await Promise.all(Array.from({ length: some }, (_, n) => connectOne(viewers + n)));
    viewers += some;
  }
}

/** What the first bidder hears, unparsed: of the messages about the lot, up to which seq they tell. */
function readChange(text: string): void {
  if (!text.startsWith('42["lot:changed"')) return;
  upTo.push(Number(/"toSeq":(\d+)/.exec(text)?.[1] ?? /"seq":(\d+)/.exec(text)?.[1]));
}

async function bid({ perSecond, seconds }: Extract<ScreensOptions, { do: 'bid' }>): Promise<ScreensCount> {
  if (!room) throw new Error('nobody has entered');
  const { pid, lotId } = room;
  errors = {};
  arrivals = [];
  upTo = [];
  messageBytes = Number.POSITIVE_INFINITY;
  got.fill(0);
  const acks: number[] = [];
  let refused = 0;
  const sent = new Map<number, number>();
  const open: Promise<void>[] = [];
  const place = async (bidder: SocketBidder, due: number) => {
    const key = randomBytes(12).toString('base64url');
    const { text } = await bidder.ask('bid:place', { key, lotId, amount: ++amount });
    const seq = Number(/"seq":(\d+)/.exec(text)?.[1]);
    if (!text.includes('"ok":true')) {
      const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60);
      if (code === 'BELOW_ASKING_BID' || code === 'ALREADY_LEADING') refused += 1;
      else fail(code);
      return;
    }
    acks.push(performance.now() - due);
    sent.set(seq, due);
  };

  const processorBefore = processorSeconds(pid);
  const loadBefore = processorSeconds(process.pid);
  const began = performance.now();
  const count = Math.round(perSecond * seconds);
  for (let n = 0; n < count; n++) {
    const due = began + (n * 1000) / perSecond;
    while (performance.now() < due) await new Promise((wake) => setTimeout(wake, Math.max(0, due - performance.now())));
    // From the moment it was due: a pace that the server holds up is not kept back with it.
    open.push(place(bidders[n % bidders.length] as SocketBidder, due).catch((fault: Error) => fail(fault.message)));
  }
  const patience = performance.now() + DRAIN;
  const isDone = () =>
    sent.size + refused + sum(errors) >= count &&
    (sent.size === 0 ||
      (arrivals[upTo.length - 1]?.length === viewers && (upTo.at(-1) ?? 0) >= Math.max(...sent.keys())));
  while (!isDone() && performance.now() < patience) await new Promise((wake) => setTimeout(wake, 10));
  const took = (performance.now() - began) / 1000;
  const used = processorSeconds(pid) - processorBefore;
  const loadShare = (processorSeconds(process.pid) - loadBefore) / took;

  const screens: number[] = [];
  const lastScreens: number[] = [];
  const bySeq = [...sent].sort(([a], [b]) => a - b);
  let at = 0;
  for (const [message, seq] of upTo.entries()) {
    const told: number[] = [];
    for (; at < bySeq.length && (bySeq[at]?.[0] as number) <= seq; at++) told.push(bySeq[at]?.[1] as number);
    const there = arrivals[message] ?? [];
    if (there.length !== viewers) {
      fail('a message did not reach everybody in time');
      continue;
    }
    for (const due of told) lastScreens.push((there.at(-1) as number) - due);
    const step = Math.max(1, Math.floor(told.length / MOST_SAMPLED));
    for (let n = 0; n < told.length; n += step)
      for (const arrival of there) screens.push(arrival - (told[n] as number));
  }
  if (at < bySeq.length) errors['accepted bids that nobody was told of in time'] = bySeq.length - at;
  const byTime = (a: number, b: number) => a - b;
  return {
    bids: acks.length,
    refused,
    seconds: took,
    processorSeconds: used,
    loadShare,
    messageBytes,
    acks: acks.sort(byTime),
    screens: thinned(screens.sort(byTime)),
    lastScreens: lastScreens.sort(byTime),
    messages: upTo.length,
    errors,
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, one) => total + one, 0);
}

/** Enough of the sorted values to take percentiles from. */
function thinned(sorted: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.floor(sorted.length / 20_000));
  return sorted.filter((_, n) => n % step === 0);
}

process.on('message', (order: ScreensOptions) => {
  (order.do === 'enter' ? enter(order).then(() => ({ viewers })) : bid(order)).then(
    (said) => process.send?.(said),
    (fault: unknown) => process.send?.({ failed: fault instanceof Error ? fault.message : String(fault) }),
  );
});
process.on('disconnect', () => process.exit(0));
