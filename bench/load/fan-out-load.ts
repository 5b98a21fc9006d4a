// The viewers of the broadcast goals (G5–G7, G13), in a separate process. It counts every frame
// at every viewer, in the same way for all contenders, and runs one command of the parent at a
// time.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { processorSeconds, residentBytes } from '../measurement/process-usage.ts';
import { thinned } from '../measurement/statistics.ts';
import { answerCommands } from './answer-commands.ts';
import { connectViewer, type Viewer } from './raw-viewer.ts';

type JoinCommand = {
  readonly command: 'join';
  readonly port: number;
  readonly controlPort: number;
  readonly pid: number;
  readonly auctionId: string | null;
  /** How many viewers there are to be, including those that have joined already. */
  readonly viewers: number;
  /** Signs each in as another bidder, where the server has sessions. */
  readonly areBidders: boolean;
};
type BroadcastCommand = {
  /**
   * `saturate` requests the next message as soon as the one before the last has reached all
   * viewers.
   */
  readonly command: 'saturate' | 'pace';
  readonly size: 'short' | 'long';
  readonly bytes: number;
  readonly seconds: number;
};
/** Requests messages at a constant rate, whether or not the server keeps up. */
type PaceCommand = BroadcastCommand & { readonly command: 'pace'; readonly perSecond: number };

export type FanOutCommand =
  | JoinCommand
  /** Makes the server collect its garbage, and reads its memory. */
  | { readonly command: 'measureMemory' }
  | (BroadcastCommand & { readonly command: 'saturate' })
  | PaceCommand;

export type MemoryUsage = {
  /** Resident memory of the server after garbage collection, in bytes. */
  readonly resident: number;
  /** Node's own figure, heap and external memory; null for a server that is not Node. */
  readonly counted: number | null;
};

export type FanOutCount = {
  readonly messages: number;
  /** Frames of the message's size, at all viewers together. */
  readonly frames: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Processor time of the server. */
  readonly processorSeconds: number;
  /** The share of a core that this load used. Near one, the load is the limit. */
  readonly loadShare: number;
  /**
   * Milliseconds from the request of a message to its arrival, sorted: at each viewer, and at the
   * last viewer of each message. Empty for `saturate`.
   */
  readonly arrivals: readonly number[];
  readonly lastArrivals: readonly number[];
  /** How often each kind of error happened. */
  readonly errors: Readonly<Record<string, number>>;
};

/** A frame whose size differs by more than this share is not one of the run's messages. */
const TOLERANCE = 0.05;
/** How long to wait for the last frames after the last request, in milliseconds. */
const DRAIN = 5_000;
const CONNECTING_AT_ONCE = 64;

const viewers: Viewer[] = [];
/** How many messages each viewer has received. */
const received: number[] = [];
let errors: Record<string, number> = {};
let onMessage: (viewer: number, bytes: number) => void = () => {};
let server: { pid: number; control: Socket } | null = null;

async function join(command: JoinCommand): Promise<{ readonly viewers: number }> {
  const { port, controlPort, pid, auctionId, areBidders } = command;
  server ??= { pid, control: connect({ port: controlPort, host: '127.0.0.1', noDelay: true }) };
  const connectOne = async (n: number) => {
    // Another local address for every five hundred: the more ports of an address are in use, the
    // longer the kernel searches for a free one.
    const localAddress = `127.0.0.${2 + Math.floor(n / 500)}`;
    received[n] = 0;
    viewers[n] = await connectViewer(
      { port, auctionId, localAddress, cookie: areBidders ? `bidder=Bidder${n}` : null },
      (bytes) => onMessage(n, bytes),
      () => addError('a viewer was disconnected'),
    );
  };
  while (viewers.length < command.viewers) {
    const first = viewers.length;
    const count = Math.min(CONNECTING_AT_ONCE, command.viewers - first);
    await Promise.all(Array.from({ length: count }, (_, n) => connectOne(first + n)));
  }
  return { viewers: viewers.length };
}

async function measureMemory(): Promise<MemoryUsage> {
  if (!server) throw new Error('no viewer has joined');
  let counted = '';
  // Twice: the second collection returns to the system what the first one frees.
  for (let n = 0; n < 2; n++) {
    const collected = once(server.control, 'data');
    server.control.write('g');
    counted = String((await collected)[0]).slice(1);
  }
  return { resident: residentBytes(server.pid), counted: counted === '' ? null : Number(counted) };
}

type Tally = {
  frames: number;
  bytes: number;
  /** When each message was requested. */
  readonly requestedAt: number[];
  readonly arrivals: number[];
  readonly lastArrivals: number[];
  onAllReached: () => void;
};

/** Starts to count frames of the expected size. */
function countFrames({ command, bytes: expected }: BroadcastCommand): Tally {
  const tally: Tally = {
    frames: 0,
    bytes: 0,
    requestedAt: [],
    arrivals: [],
    lastArrivals: [],
    onAllReached: () => {},
  };
  const least = expected * (1 - TOLERANCE);
  const most = expected * (1 + TOLERANCE);
  /** How many viewers each message has reached. */
  const reached: number[] = [];
  received.fill(0);
  onMessage = (viewer, bytes) => {
    if (bytes < least || bytes > most) return;
    tally.frames += 1;
    tally.bytes += bytes;
    // All viewers receive the same messages in the same order, so a viewer's nth message is the nth
    // requested one.
    const n = received[viewer] as number;
    received[viewer] = n + 1;
    const count = (reached[n] ?? 0) + 1;
    reached[n] = count;
    if (command === 'pace') {
      const took = performance.now() - (tally.requestedAt[n] as number);
      tally.arrivals.push(took);
      if (count === viewers.length) tally.lastArrivals.push(took);
    }
    if (count === viewers.length) tally.onAllReached();
  };
  return tally;
}

/** Requests messages as fast as they are delivered, always two at a time. */
async function saturate(tally: Tally, request: () => void, { seconds }: BroadcastCommand): Promise<void> {
  const endsAt = performance.now() + seconds * 1000;
  const requestNext = () => {
    tally.requestedAt.push(performance.now());
    request();
  };
  await new Promise<void>((done) => {
    tally.onAllReached = () => (performance.now() < endsAt ? requestNext() : done());
    requestNext();
    requestNext();
    setTimeout(done, seconds * 1000 + DRAIN).unref();
  });
}

async function pace(tally: Tally, request: () => void, { seconds, perSecond }: PaceCommand): Promise<void> {
  const startedAt = performance.now();
  for (let n = 0; n < seconds * perSecond; n++) {
    const due = startedAt + (n * 1000) / perSecond;
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now() - 0.5)));
    // The time counts from when it was due, so that a stalled server is not measured less often.
    tally.requestedAt.push(due);
    request();
  }
}

async function broadcast(command: Extract<FanOutCommand, BroadcastCommand>): Promise<FanOutCount> {
  if (!server) throw new Error('no viewer has joined');
  const { pid, control } = server;
  const request = () => void control.write(command.size === 'short' ? 's' : 'l');
  errors = {};
  const tally = countFrames(command);
  const serverBefore = processorSeconds(pid);
  const loadBefore = processorSeconds(process.pid);
  const startedAt = performance.now();
  if (command.command === 'saturate') await saturate(tally, request, command);
  else await pace(tally, request, command);
  const expected = tally.requestedAt.length * viewers.length;
  const giveUpAt = performance.now() + DRAIN;
  while (tally.frames < expected && performance.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const seconds = (performance.now() - startedAt) / 1000;
  const serverSeconds = processorSeconds(pid) - serverBefore;
  const loadShare = (processorSeconds(process.pid) - loadBefore) / seconds;
  const missing = expected - tally.frames;
  if (missing !== 0) errors['frames missing'] = missing;
  onMessage = () => {};
  const ascending = (a: number, b: number) => a - b;
  return {
    messages: tally.requestedAt.length,
    frames: tally.frames,
    bytes: tally.bytes,
    seconds,
    processorSeconds: serverSeconds,
    loadShare,
    // A million values would be slow to send to the parent.
    arrivals: thinned(tally.arrivals.sort(ascending), 10_000),
    lastArrivals: tally.lastArrivals.sort(ascending),
    errors,
  };
}

function addError(message: string): void {
  errors[message] = (errors[message] ?? 0) + 1;
}

answerCommands<FanOutCommand>((command) => {
  switch (command.command) {
    case 'join':
      return join(command);
    case 'measureMemory':
      return measureMemory();
    default:
      return broadcast(command);
  }
});
