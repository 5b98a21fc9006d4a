// The viewers of G16: the client's own clock code in a process whose device clock is wrong. Each viewer enters, measures the house clock as a page does, and
// shows how long a lot still has; what it shows is held against the database's clock, which decides.
import pg from 'pg';
import { measureServerTime } from '#components/saleroom/connection/clock-sync.ts';
import { createServerTime } from '#components/saleroom/connection/server-time.ts';
import type { SocketClient } from '#components/saleroom/connection/socket-client.ts';
import { connectBidder, type SocketBidder } from './socket-bidder.ts';

export type CountdownOptions = {
  readonly port: number;
  readonly databaseUrl: string;
  readonly viewers: number;
  /** How often each of them measures anew. */
  readonly times: number;
  /** How far the device's clock is off, milliseconds. */
  readonly clockOff: number;
};

/** By how much each shown countdown was wrong, milliseconds, sorted. */
export type CountdownErrors = { readonly errors: readonly number[] };

/** A lot that closes in a minute, as good as any: the error is of the clock. */
const CLOSES_IN = 60_000;
const TRUTH_SAMPLES = 50;

process.once('message', (orders: CountdownOptions) => {
  setDeviceClock(orders.clockOff);
  watchClosing(orders).then(
    (errors) => process.send?.(errors, () => process.exit(0)),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});

async function watchClosing(orders: CountdownOptions): Promise<CountdownErrors> {
  const ahead = await databaseAhead(orders.databaseUrl);
  const viewers = await Promise.all(Array.from({ length: orders.viewers }, () => connectBidder(orders.port, null)));
  const errors = await Promise.all(
    viewers.map(async (viewer, place) => {
      // Not all in step, or they would queue behind each other.
      await new Promise((wake) => setTimeout(wake, (place * 800) / orders.viewers));
      const wrong: number[] = [];
      for (let n = 0; n < orders.times; n++) wrong.push(await showCountdown(viewer, ahead));
      return wrong;
    }),
  );
  for (const viewer of viewers) viewer.close();
  const after = await databaseAhead(orders.databaseUrl);
  if (Math.abs(after - ahead) > 2)
    throw new Error(`the database's clock moved by ${(after - ahead).toFixed(1)} ms: nothing can be held against it`);
  return { errors: errors.flat().sort((a, b) => a - b) };
}

/** One fresh page: how far its countdown is from the truth. */
async function showCountdown(viewer: SocketBidder, ahead: number): Promise<number> {
  const serverTime = createServerTime();
  await measureServerTime(clientOf(viewer), serverTime);
  const closesAt = performance.now() + ahead + CLOSES_IN;
  const now = serverTime.now();
  if (now === null) throw new Error('the house did not tell the time');
  const shownLeft = closesAt - now;
  const trueLeft = closesAt - (performance.now() + ahead);
  return Math.abs(shownLeft - trueLeft);
}

/** How far the database's clock is ahead of this process's steady one: by the quickest of many readings over a connection of its own, without the proxy. */
async function databaseAhead(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let best = { took: Number.POSITIVE_INFINITY, ahead: 0 };
  for (let n = 0; n < TRUTH_SAMPLES; n++) {
    const sent = performance.now();
    const { rows } = await client.query<{ now: number }>({
      name: 'clock',
      text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
    });
    const heard = performance.now();
    if (heard - sent < best.took)
      best = { took: heard - sent, ahead: (rows[0]?.now ?? Number.NaN) - (sent + heard) / 2 };
  }
  await client.end();
  return best.ahead;
}

function clientOf(viewer: SocketBidder): Pick<SocketClient, 'request'> {
  return { request: async (name, request) => JSON.parse((await viewer.ask(name, request)).text)[0] };
}

/** Sets this process's idea of the time of day, as a device does whose clock is wrong. Its steady clock runs on. */
function setDeviceClock(off: number): void {
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given: readonly unknown[]) {
      super(...((given.length ? given : [Right.now() + off]) as [number]));
    }
    static override now() {
      return Right.now() + off;
    }
  } as DateConstructor;
}
