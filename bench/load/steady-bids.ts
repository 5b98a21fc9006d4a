// The bidders and viewers of G9: a process of its own. Bids come at a steady rate whether or not the ones before have been answered, and the
// wait is counted from when a bid was due, so that a server that stalls is not asked less. Each message orders a spell; the answer is its waits.
import { randomBytes } from 'node:crypto';
import { connectViewer } from './raw-viewer.ts';
import { connectBidder } from './socket-bidder.ts';

export type SteadyRoom = {
  readonly port: number;
  readonly auctionId: string;
  readonly lotId: string;
  /** Of the bidders, who outbid each other in turn. */
  readonly cookies: readonly string[];
  /** How many watch without bidding. */
  readonly viewers: number;
  /** Minor units: the first bid is one more. */
  readonly bidBefore: number;
};

export type SteadySpell = { readonly seconds: number; readonly bidsPerSecond: number };
/** Milliseconds from when each bid was due to its answer, sorted; and what was no acceptance, by what was said. */
export type SteadyCount = { readonly waits: readonly number[]; readonly errors: Readonly<Record<string, number>> };

process.once('message', (room: SteadyRoom) => {
  enter(room).catch((fault: unknown) => {
    console.error(fault);
    process.exit(1);
  });
});

async function enter({ port, auctionId, lotId, cookies, viewers, bidBefore }: SteadyRoom): Promise<void> {
  const join = async (cookie: string) => {
    const one = await connectBidder(port, cookie);
    await one.ask('auction:join', { protocol: 1, auctionId, lots: [lotId] });
    return one;
  };
  let errors: Record<string, number> = {};
  const fail = (what: string) => {
    errors[what] = (errors[what] ?? 0) + 1;
  };
  const watch = () =>
    connectViewer(
      { port, auctionId },
      () => {},
      () => fail('a viewer was cut off'),
    );
  const bidders = await Promise.all(cookies.map(join));
  for (let n = 0; n < viewers; n += 50) await Promise.all(Array.from({ length: Math.min(50, viewers - n) }, watch));

  let amount = bidBefore;
  const spell = async ({ seconds, bidsPerSecond }: SteadySpell): Promise<SteadyCount> => {
    const waits: number[] = [];
    errors = {};
    const began = performance.now();
    const bids = Array.from({ length: Math.round(seconds * bidsPerSecond) }, async (_, n) => {
      const due = began + (n * 1000) / bidsPerSecond;
      await new Promise((wake) => setTimeout(wake, Math.max(0, due - performance.now())));
      amount += 1;
      const bid = { key: randomBytes(12).toString('base64url'), lotId, amount };
      const { text } = (await bidders[amount % bidders.length]?.ask('bid:place', bid)) ?? { text: 'nobody' };
      waits.push(performance.now() - due);
      if (text.includes('"ok":true')) return;
      fail(/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text.slice(0, 60));
    });
    await Promise.all(bids);
    return { waits: waits.sort((a, b) => a - b), errors };
  };
  process.on('message', (order: SteadySpell) => {
    spell(order).then(
      (count) => process.send?.(count),
      (fault: unknown) => {
        console.error(fault);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('in the room');
}
