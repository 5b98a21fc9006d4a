// The viewers of G16: the client's own clock code in a process whose device clock is wrong. Each
// viewer measures the server's time as a page does and calculates a countdown, which is compared
// with the database's clock, which decides.
import pg from 'pg';
import { measureServerTime } from '#components/saleroom/connection/clock-sync.ts';
import { createServerTime } from '#components/saleroom/connection/server-time.ts';
import type { SocketClient } from '#components/saleroom/connection/socket-client.ts';
import { connectBidder, type SocketBidder } from './socket-bidder.ts';

export type CountdownOptions = {
  readonly port: number;
  readonly databaseUrl: string;
  readonly viewers: number;
  /** How often each viewer measures again. */
  readonly times: number;
  /** How far the device's clock is off, in milliseconds. */
  readonly clockOffset: number;
};

/** How far each countdown was off, in milliseconds, sorted. */
export type CountdownErrors = { readonly errors: readonly number[] };

/**
 * The time left of the lot, in milliseconds; any value would do, since the error is the clock's.
 */
const CLOSES_IN = 60_000;
const DATABASE_CLOCK_SAMPLES = 50;
/** How far the database's clock may drift during a run, in milliseconds. */
const MAX_DRIFT = 2;

process.once('message', (options: CountdownOptions) => {
  shiftDeviceClock(options.clockOffset);
  measureCountdowns(options).then(
    (errors) => process.send?.(errors, () => process.exit(0)),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});

async function measureCountdowns(options: CountdownOptions): Promise<CountdownErrors> {
  const offset = await databaseClockOffset(options.databaseUrl);
  const viewers = await Promise.all(Array.from({ length: options.viewers }, () => connectBidder(options.port, null)));
  const errors = await Promise.all(
    viewers.map(async (viewer, place) => {
      // Staggered, so that the requests do not queue behind each other.
      await new Promise((resolve) => setTimeout(resolve, (place * 800) / options.viewers));
      const ofViewer: number[] = [];
      for (let n = 0; n < options.times; n++) ofViewer.push(await countdownError(viewer, offset));
      return ofViewer;
    }),
  );
  for (const viewer of viewers) viewer.close();
  const drift = (await databaseClockOffset(options.databaseUrl)) - offset;
  if (Math.abs(drift) > MAX_DRIFT)
    throw new Error(`the database's clock drifted by ${drift.toFixed(1)} ms: there is no reference to compare with`);
  return { errors: errors.flat().sort((a, b) => a - b) };
}

/** How far the countdown of a newly loaded page is off. */
async function countdownError(viewer: SocketBidder, offset: number): Promise<number> {
  const serverTime = createServerTime();
  await measureServerTime(clientOf(viewer), serverTime);
  const closesAt = performance.now() + offset + CLOSES_IN;
  const now = serverTime.now();
  if (now === null) throw new Error('the server did not answer with its time');
  const shownLeft = closesAt - now;
  const trueLeft = closesAt - (performance.now() + offset);
  return Math.abs(shownLeft - trueLeft);
}

/**
 * How far the database's clock is ahead of this process's monotonic one, in milliseconds: from the
 * fastest of many readings over a direct connection, without the proxy.
 */
async function databaseClockOffset(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let best = { took: Number.POSITIVE_INFINITY, offset: 0 };
  for (let n = 0; n < DATABASE_CLOCK_SAMPLES; n++) {
    const sentAt = performance.now();
    const { rows } = await client.query<{ now: number }>({
      name: 'clock',
      text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
    });
    const receivedAt = performance.now();
    if (receivedAt - sentAt < best.took)
      best = { took: receivedAt - sentAt, offset: (rows[0]?.now ?? Number.NaN) - (sentAt + receivedAt) / 2 };
  }
  await client.end();
  return best.offset;
}

function clientOf(viewer: SocketBidder): Pick<SocketClient, 'request'> {
  return { request: async (name, request) => JSON.parse((await viewer.request(name, request)).text)[0] };
}

/**
 * Shifts this process's time of day, as on a device with a wrong clock; `performance` is not
 * affected.
 */
function shiftDeviceClock(offset: number): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args: readonly unknown[]) {
      super(...((args.length ? args : [RealDate.now() + offset]) as [number]));
    }
    static override now() {
      return RealDate.now() + offset;
    }
  } as DateConstructor;
}
