// The bidders of G1–G4, in a separate process, so that their work does not count as the
// server's. The parent sends the options; the process sends back its counts and exits.
import { randomBytes } from 'node:crypto';
import { connectBidder, type SocketBidder } from './socket-bidder.ts';

export type HotLotOptions = {
  /** The nodes; bidders are distributed over them in turn. */
  readonly ports: readonly number[];
  readonly auctionId: string;
  readonly lotId: string;
  /** One for each bidder; null for a contender without sessions. */
  readonly cookies: readonly (string | null)[];
  readonly seconds: number;
  /** How many of a hundred bids are meant to be accepted. */
  readonly valid: number;
  /**
   * Zero: all bidders at once, each sends its next bid on the answer. Otherwise one after the
   * other, with this many milliseconds between two bids.
   */
  readonly pause: number;
  /**
   * If set: bids a second at a constant rate, whether answers come or not. The latency of a bid
   * then counts from the time it was due.
   */
  readonly perSecond?: number;
  /** Seconds of bidding in a crowd before the count, until the server's code is compiled. */
  readonly warmUp: number;
  readonly firstAmount: number;
};

export type HotLotCount = {
  readonly seconds: number;
  readonly accepted: number;
  readonly refused: number;
  /** Neither accepted nor refused: faults, timeouts, lost connections, by their message. */
  readonly errors: Readonly<Record<string, number>>;
  /**
   * Milliseconds from sending a bid, or from when it was due, to its answer; decided bids, sorted.
   */
  readonly latencies: readonly number[];
  /** Every acknowledged bid, to be checked against the ledger. */
  readonly receipts: readonly { readonly key: string; readonly seq: number; readonly amount: number }[];
  /** The keys of all bids which a rule refused. */
  readonly refusedKeys: readonly string[];
  readonly frames: number;
};

/** Sent when all bidders have joined and warmed up; they bid after the parent's next message. */
export type BiddersReady = { readonly ready: true };

type BidOnce = (bidder: SocketBidder, late?: number) => Promise<boolean>;

process.once('message', (options: HotLotOptions) => {
  run(options).then(
    (count) => process.send?.(count, () => process.exit(0)),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});

async function run(options: HotLotOptions): Promise<HotLotCount> {
  const { ports, cookies, auctionId, lotId } = options;
  const bidders = await Promise.all(
    cookies.map((cookie, n) => connectBidder(ports[n % ports.length] as number, cookie)),
  );
  await Promise.all(bidders.map((bidder) => bidder.request('auction:join', { protocol: 1, auctionId, lots: [lotId] })));
  const counter = createCounter();
  const bidOnce = createBidding(options, counter);
  await bidInCrowd(bidders, bidOnce, performance.now() + options.warmUp * 1000);
  counter.discardWarmUp();

  process.send?.({ ready: true } satisfies BiddersReady);
  await new Promise((begin) => process.once('message', begin));
  const startedAt = performance.now();
  const endsAt = startedAt + options.seconds * 1000;
  if (options.perSecond) await bidAtRate(bidders, bidOnce, { ...options, perSecond: options.perSecond, startedAt });
  else if (options.pause) await bidInTurn(bidders, bidOnce, { pause: options.pause, endsAt });
  else await bidInCrowd(bidders, bidOnce, endsAt);
  const seconds = (performance.now() - startedAt) / 1000;
  const frames = bidders.reduce((sum, bidder) => sum + bidder.frames(), 0);
  for (const bidder of bidders) bidder.close();
  return { seconds, ...counter.result(), frames };
}

type Counter = ReturnType<typeof createCounter>;

/** Counts the answers to bids by their unparsed text. */
function createCounter() {
  let accepted = 0;
  let refused = 0;
  const errors: Record<string, number> = {};
  const latencies: number[] = [];
  const receipts: { key: string; seq: number; amount: number }[] = [];
  const refusedKeys: string[] = [];
  const addError = (message: string) => {
    errors[message] = (errors[message] ?? 0) + 1;
  };
  return {
    addError,
    addAnswer: (text: string, latency: number, { key, amount }: { key: string; amount: number }) => {
      const isAccepted = text.includes('"ok":true');
      const isRefused = !isAccepted && /"code":"(BELOW_ASKING_BID|ALREADY_LEADING)"/.test(text);
      if (!isAccepted && !isRefused) {
        addError(/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60));
        return;
      }
      latencies.push(latency);
      if (isRefused) {
        refused++;
        refusedKeys.push(key);
      } else {
        accepted++;
        receipts.push({ key, seq: Number(/"seq":(\d+)/.exec(text)?.[1]), amount });
      }
    },
    /** Receipts and refused keys of the warm-up are kept: they are checked too. */
    discardWarmUp: () => {
      latencies.length = 0;
      accepted = refused = 0;
    },
    result: () => ({
      accepted,
      refused,
      errors,
      latencies: latencies.sort((a, b) => a - b),
      receipts,
      refusedKeys,
    }),
  };
}

/**
 * Returns a function which sends one bid and waits for its answer; false when the bidder is
 * disconnected. `late` is how many milliseconds after its time the bid is sent.
 */
function createBidding({ lotId, firstAmount, valid }: HotLotOptions, counter: Counter): BidOnce {
  let amount = firstAmount;
  let bids = 0;
  // One random prefix: a key then costs the load no more than a number.
  const prefix = randomBytes(12).toString('base64url');
  return async (bidder, late = 0) => {
    // Valid bids are spread evenly over every hundred; the others offer an amount that is long
    // outbid.
    const isValid = (bids * valid) % 100 < valid;
    const key = `${prefix}${(bids++).toString(36)}`;
    const bid = { key, lotId, amount: isValid ? ++amount : firstAmount };
    try {
      const { took, text } = await bidder.request('bid:place', bid);
      counter.addAnswer(text, took + late, bid);
      return true;
    } catch (fault) {
      counter.addError(fault instanceof Error ? fault.message : String(fault));
      return false;
    }
  };
}

/** All bidders at once; each sends its next bid on the answer. */
async function bidInCrowd(bidders: readonly SocketBidder[], bidOnce: BidOnce, endsAt: number): Promise<void> {
  await Promise.all(
    bidders.map(async (bidder) => {
      while (performance.now() < endsAt && (await bidOnce(bidder)));
    }),
  );
}

async function bidInTurn(
  bidders: readonly SocketBidder[],
  bidOnce: BidOnce,
  { pause, endsAt }: { readonly pause: number; readonly endsAt: number },
): Promise<void> {
  for (let n = 0; performance.now() < endsAt; n++) {
    await bidOnce(bidders[n % bidders.length] as SocketBidder);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function bidAtRate(
  bidders: readonly SocketBidder[],
  bidOnce: BidOnce,
  {
    perSecond,
    seconds,
    startedAt,
  }: { readonly perSecond: number; readonly seconds: number; readonly startedAt: number },
): Promise<void> {
  const open: Promise<boolean>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = startedAt + (n * 1000) / perSecond;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    open.push(bidOnce(bidders[n % bidders.length] as SocketBidder, performance.now() - due));
  }
  await Promise.all(open);
}
