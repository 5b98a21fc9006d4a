// The bidders of G1–G4: a process of its own, so that their work is not the server's. Reads its orders from the parent, says what it counted.
import { randomBytes } from 'node:crypto';
import { type Answer, connectBidder, type SocketBidder } from './socket-bidder.ts';

export type HotLotOptions = {
  /** The nodes, at which the bidders are seated in turn. */
  readonly ports: readonly number[];
  readonly auctionId: string;
  readonly lotId: string;
  /** One for each bidder; null for a contender that has no sessions. */
  readonly cookies: readonly (string | null)[];
  readonly seconds: number;
  /** Of a hundred bids, how many are meant to be accepted. */
  readonly valid: number;
  /** Zero: everybody at once, each the next bid on the answer. Else they take turns, with so many milliseconds between two bids. */
  readonly pause: number;
  /** Instead: so many bids a second at a pace of their own, whether answers come or not. A bid's time then counts from when it was due. */
  readonly perSecond?: number;
  /** So many seconds they all bid before the count without a pause, so that no side is measured while it is still being compiled. */
  readonly warmUp: number;
  readonly firstAmount: number;
};

export type HotLotCount = {
  readonly seconds: number;
  readonly accepted: number;
  readonly refused: number;
  /** Neither: faults, time-outs, cut connections. By what was said. */
  readonly errors: Readonly<Record<string, number>>;
  /** Milliseconds from sending a bid (or from when it was due) to its answer, of all decided bids, sorted. */
  readonly latencies: readonly number[];
  /** Key, seq and amount of every acknowledged bid: the claims that the ledger is checked against. */
  readonly receipts: readonly { readonly key: string; readonly seq: number; readonly amount: number }[];
  /** The keys of all that were refused by a rule. */
  readonly refusedKeys: readonly string[];
  readonly frames: number;
};

/** What the bidders say once they are all in the room; they bid when they are told to. */
export type InTheRoom = { readonly inTheRoom: true };

process.once('message', (orders: HotLotOptions) => {
  bid(orders).then(
    (count) => process.send?.(count, () => process.exit(0)),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});

async function bid(orders: HotLotOptions): Promise<HotLotCount> {
  const bidders = await Promise.all(
    orders.cookies.map((cookie, n) => connectBidder(orders.ports[n % orders.ports.length] as number, cookie)),
  );
  await Promise.all(
    bidders.map((bidder) =>
      bidder.ask('auction:join', { protocol: 1, auctionId: orders.auctionId, lots: [orders.lotId] }),
    ),
  );

  let amount = orders.firstAmount;
  let accepted = 0;
  let refused = 0;
  let turn = 0;
  /** Random once: a key costs the load no more than a number then. */
  const ours = randomBytes(12).toString('base64url');
  let keys = 0;
  const errors: Record<string, number> = {};
  const latencies: number[] = [];
  const receipts: { key: string; seq: number; amount: number }[] = [];
  const refusedKeys: string[] = [];

  const count = ({ text, took }: Answer, key: string, asked: number) => {
    const ok = text.includes('"ok":true');
    const refusedByRule = !ok && /"code":"(BELOW_ASKING_BID|ALREADY_LEADING)"/.test(text);
    if (!ok && !refusedByRule) {
      const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60);
      errors[code] = (errors[code] ?? 0) + 1;
      return;
    }
    latencies.push(took);
    if (refusedByRule) {
      refused++;
      refusedKeys.push(key);
    } else {
      accepted++;
      receipts.push({ key, seq: Number(/"seq":(\d+)/.exec(text)?.[1]), amount: asked });
    }
  };

  /** One bid and its answer; false when the bidder is cut off. `late` is by how many milliseconds it is sent after it was due. */
  const bidOnce = async (bidder: SocketBidder, late = 0): Promise<boolean> => {
    // Every hundred bids hold the same share of good ones, spread evenly; a bid meant to be refused offers what was bid long ago.
    const good = (turn++ * orders.valid) % 100 < orders.valid;
    const asked = good ? ++amount : orders.firstAmount;
    const key = `${ours}${(keys++).toString(36)}`;
    try {
      const { took, text } = await bidder.ask('bid:place', { key, lotId: orders.lotId, amount: asked });
      count({ took: took + late, text }, key, asked);
      return true;
    } catch (fault) {
      const words = fault instanceof Error ? fault.message : String(fault);
      errors[words] = (errors[words] ?? 0) + 1;
      return false;
    }
  };
  /** Everybody at once, each the next bid on the answer. */
  const crowd = (end: number) =>
    Promise.all(
      bidders.map(async (bidder) => {
        while (performance.now() < end && (await bidOnce(bidder)));
      }),
    );
  await crowd(performance.now() + orders.warmUp * 1000);
  latencies.length = 0;
  accepted = refused = 0;

  process.send?.({ inTheRoom: true } satisfies InTheRoom);
  await new Promise((told) => process.once('message', told));
  const began = performance.now();
  const end = began + orders.seconds * 1000;
  if (orders.perSecond) {
    const open: Promise<boolean>[] = [];
    for (let n = 0; n < orders.perSecond * orders.seconds; n++) {
      const due = began + (n * 1000) / orders.perSecond;
      while (performance.now() < due) await new Promise((wake) => setTimeout(wake, 1));
      open.push(bidOnce(bidders[n % bidders.length] as SocketBidder, performance.now() - due));
    }
    await Promise.all(open);
  } else if (orders.pause) {
    for (let n = 0; performance.now() < end; n++) {
      await bidOnce(bidders[n % bidders.length] as SocketBidder);
      await new Promise((wake) => setTimeout(wake, orders.pause));
    }
  } else {
    await crowd(end);
  }
  const seconds = (performance.now() - began) / 1000;
  const frames = bidders.reduce((sum, bidder) => sum + bidder.frames(), 0);
  for (const bidder of bidders) bidder.close();
  latencies.sort((a, b) => a - b);
  return { seconds, accepted, refused, errors, latencies, receipts, refusedKeys, frames };
}
