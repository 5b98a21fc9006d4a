// The viewers of the fan-out goals: a process of its own that counts every frame at every viewer, the same for all contenders. Told by its parent what to
// measure, one thing after the other.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { processorSeconds, residentBytes } from '../processor-time.ts';
import { connectViewer, type Viewer } from './raw-viewer.ts';

export type FanOutOptions =
  | {
      readonly do: 'enter';
      readonly port: number;
      readonly orders: number;
      readonly pid: number;
      readonly auctionId: string | null;
      /** How many viewers there are to be, those that are in already included. */
      readonly viewers: number;
      /** Signed in, each as somebody else, where the server knows of that. */
      readonly areBidders: boolean;
    }
  /** Has the server collect its garbage, and reads its memory. */
  | { readonly do: 'weigh' }
  /** Messages as fast as they are delivered: the next is asked for when the one before the last has reached everybody. */
  | { readonly do: 'saturate'; readonly size: 'short' | 'long'; readonly bytes: number; readonly seconds: number }
  /** Messages at a pace of their own, whether or not the server keeps up. */
  | {
      readonly do: 'pace';
      readonly size: 'short' | 'long';
      readonly bytes: number;
      readonly seconds: number;
      readonly perSecond: number;
    };

export type Weight = {
  /** Resident memory of the server in bytes, its garbage collected. */
  readonly resident: number;
  /** What Node itself counts of it, its heap and what hangs on that; null for a server that is not Node. */
  readonly counted: number | null;
};

export type FanOutCount = {
  readonly messages: number;
  /** Frames of the message's size that arrived, at all viewers together. */
  readonly frames: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Processor time of the server. */
  readonly processorSeconds: number;
  /** The share of a core that this load itself took: near one, what is measured is the load. */
  readonly loadShare: number;
  /** Milliseconds from asking for a message to its arrival, sorted: at each viewer, and at the last viewer of each message. Empty when saturated. */
  readonly arrivals: readonly number[];
  readonly lastArrivals: readonly number[];
  /** What went wrong, by what it was. */
  readonly errors: Readonly<Record<string, number>>;
};

/** A message as the first viewer may get it: another size is no message of the run. Bytes. */
const TOLERANCE = 0.05;
/** How long stragglers may take after the last message was asked for, milliseconds. */
const DRAIN = 5_000;
const CONNECTING_AT_ONCE = 64;

const viewers: Viewer[] = [];
const got: number[] = [];
let errors: Record<string, number> = {};
let onMessage: (viewer: number, bytes: number) => void = () => {};
let server: { pid: number; orders: Socket } | null = null;

function fail(what: string): void {
  errors[what] = (errors[what] ?? 0) + 1;
}

async function enter({
  port,
  orders,
  pid,
  auctionId,
  viewers: wanted,
  areBidders,
}: Extract<FanOutOptions, { do: 'enter' }>) {
  server ??= { pid, orders: connect({ port: orders, host: '127.0.0.1', noDelay: true }) };
  const connectOne = async (n: number) => {
    // A fresh local address for each five hundred: the more ports of one are taken, the longer the kernel looks for a free one.
    const from = `127.0.0.${2 + Math.floor(n / 500)}`;
    got[n] = 0;
    viewers[n] = await connectViewer(
      { port, auctionId, from, cookie: areBidders ? `bidder=Bidder${n}` : null },
      (bytes) => onMessage(n, bytes),
      () => fail('a viewer was cut off'),
    );
  };
  while (viewers.length < wanted) {
    const first = viewers.length;
    const some = Math.min(CONNECTING_AT_ONCE, wanted - first);
    await Promise.all(Array.from({ length: some }, (_, n) => connectOne(first + n)));
  }
}

async function weigh(): Promise<Weight> {
  if (!server) throw new Error('nobody has entered');
  let counted = '';
  // Twice: what the first collection lets go of is given back by the second.
  for (let n = 0; n < 2; n++) {
    const collected = once(server.orders, 'data');
    server.orders.write('g');
    counted = String((await collected)[0]).slice(1);
  }
  return { resident: residentBytes(server.pid), counted: counted === '' ? null : Number(counted) };
}

function ask(size: 'short' | 'long'): void {
  server?.orders.write(size === 'short' ? 's' : 'l');
}

async function measure(order: Extract<FanOutOptions, { do: 'saturate' | 'pace' }>): Promise<FanOutCount> {
  if (!server) throw new Error('nobody has entered');
  const { pid } = server;
  errors = {};
  got.fill(0);
  let frames = 0;
  let bytes = 0;
  const least = order.bytes * (1 - TOLERANCE);
  const most = order.bytes * (1 + TOLERANCE);
  const asked: number[] = [];
  const reached: number[] = [];
  const arrivals: number[] = [];
  const lastArrivals: number[] = [];
  let onEverybodyReached: () => void = () => {};

  onMessage = (viewer, size) => {
    if (size < least || size > most) return;
    frames += 1;
    bytes += size;
    // Everybody is sent the same messages in the same order: the nth at a viewer is the nth that was asked for.
    const n = got[viewer] as number;
    got[viewer] = n + 1;
    const count = (reached[n] ?? 0) + 1;
    reached[n] = count;
    if (order.do === 'pace') {
      const took = performance.now() - (asked[n] as number);
      arrivals.push(took);
      if (count === viewers.length) lastArrivals.push(took);
    }
    if (count === viewers.length) onEverybodyReached();
  };

  const processorBefore = processorSeconds(pid);
  const loadBefore = processorSeconds(process.pid);
  const began = performance.now();
  const end = began + order.seconds * 1000;
  const tell = () => {
    asked.push(performance.now());
    ask(order.size);
  };
  if (order.do === 'saturate') {
    await new Promise<void>((done) => {
      onEverybodyReached = () => (performance.now() < end ? tell() : done());
      tell();
      tell();
      setTimeout(done, order.seconds * 1000 + DRAIN).unref();
    });
  } else {
    for (let n = 0; n < order.seconds * order.perSecond; n++) {
      const due = began + (n * 1000) / order.perSecond;
      while (performance.now() < due)
        await new Promise((wake) => setTimeout(wake, Math.max(0, due - performance.now() - 0.5)));
      // From the moment it was due: a pace that the server holds up is not kept back with it.
      asked.push(due);
      ask(order.size);
    }
  }
  const patience = performance.now() + DRAIN;
  while (frames < asked.length * viewers.length && performance.now() < patience)
    await new Promise((wake) => setTimeout(wake, 5));
  const seconds = (performance.now() - began) / 1000;
  const used = processorSeconds(pid) - processorBefore;
  const loadShare = (processorSeconds(process.pid) - loadBefore) / seconds;
  const missing = asked.length * viewers.length - frames;
  if (missing !== 0) errors['frames missing'] = missing;
  onMessage = () => {};
  const byTime = (a: number, b: number) => a - b;
  return {
    messages: asked.length,
    frames,
    bytes,
    seconds,
    processorSeconds: used,
    loadShare,
    arrivals: thinned(arrivals.sort(byTime)),
    lastArrivals: lastArrivals.sort(byTime),
    errors,
  };
}

/** Enough of the sorted values to take percentiles from: a million of them are slow to hand on. */
function thinned(sorted: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.floor(sorted.length / 10_000));
  return sorted.filter((_, n) => n % step === 0);
}

function obey(order: FanOutOptions): Promise<object> {
  switch (order.do) {
    case 'enter':
      return enter(order).then(() => ({ viewers: viewers.length }));
    case 'weigh':
      return weigh();
    default:
      return measure(order);
  }
}

process.on('message', (order: FanOutOptions) => {
  obey(order).then(
    (said) => process.send?.(said),
    (fault: unknown) => process.send?.({ failed: fault instanceof Error ? fault.message : String(fault) }),
  );
});
process.on('disconnect', () => process.exit(0));
