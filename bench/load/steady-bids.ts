// The bidders and viewers of G9 and G10, in a separate process. Bids are sent at a constant
// rate whether or not earlier ones are answered, and each wait counts from when the bid was due, so
// that a stalled server is not measured less often.
import { randomBytes } from 'node:crypto';
import { connectViewer } from './raw-viewer.ts';
import { connectBidder } from './socket-bidder.ts';

/** The first message. */
export type SteadyBidsOptions = {
  readonly port: number;
  readonly auctionId: string;
  readonly lotId: string;
  /** One for each bidder; they outbid each other in turn. */
  readonly cookies: readonly string[];
  /** How many clients only watch. */
  readonly viewers: number;
  /** In minor units; the first bid is one more. */
  readonly previousAmount: number;
};

/** Every other message: how many bids to place. */
export type BidPeriod = { readonly seconds: number; readonly bidsPerSecond: number };

/** Milliseconds from when each bid was due to its answer, sorted; and what was not accepted. */
export type SteadyCount = { readonly waits: readonly number[]; readonly errors: Readonly<Record<string, number>> };

process.once('message', (options: SteadyBidsOptions) => {
  join(options).catch(exitWith);
});

async function join(options: SteadyBidsOptions): Promise<void> {
  const { port, auctionId, lotId, cookies, viewers } = options;
  const joinBidder = async (cookie: string) => {
    const bidder = await connectBidder(port, cookie);
    await bidder.request('auction:join', { protocol: 1, auctionId, lots: [lotId] });
    return bidder;
  };
  let errors: Record<string, number> = {};
  const addError = (message: string) => {
    errors[message] = (errors[message] ?? 0) + 1;
  };
  const joinViewer = () =>
    connectViewer(
      { port, auctionId },
      () => {},
      () => addError('a viewer was disconnected'),
    );
  const bidders = await Promise.all(cookies.map(joinBidder));
  for (let n = 0; n < viewers; n += 50)
    await Promise.all(Array.from({ length: Math.min(50, viewers - n) }, joinViewer));

  let amount = options.previousAmount;
  const bid = async ({ seconds, bidsPerSecond }: BidPeriod): Promise<SteadyCount> => {
    const waits: number[] = [];
    errors = {};
    const startedAt = performance.now();
    const bids = Array.from({ length: Math.round(seconds * bidsPerSecond) }, async (_, n) => {
      const due = startedAt + (n * 1000) / bidsPerSecond;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      amount += 1;
      const request = { key: randomBytes(12).toString('base64url'), lotId, amount };
      const { text } = (await bidders[amount % bidders.length]?.request('bid:place', request)) ?? { text: 'no bidder' };
      waits.push(performance.now() - due);
      if (text.includes('"ok":true')) return;
      addError(/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60));
    });
    await Promise.all(bids);
    return { waits: waits.sort((a, b) => a - b), errors };
  };
  process.on('message', (period: BidPeriod) => {
    bid(period).then((count) => process.send?.(count), exitWith);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('joined');
}

function exitWith(fault: unknown): void {
  console.error(fault);
  process.exit(1);
}
