/**
 * Milliseconds within which 99 of 100 deliveries must arrive; a later price is no longer current.
 */
export const MAX_DELAY = 100;

/** One step of a ramp. */
export type RampStep = {
  /** Bids a second which were accepted and broadcast. */
  readonly perSecond: number;
  /** Milliseconds from a bid to the viewers. */
  readonly p99: number;
  /** The share of a core that the load used. */
  readonly loadShare: number;
  readonly errors: Readonly<Record<string, number>>;
};

export type Ramp = {
  /** The last requested rate without a failure, and the measured one. */
  readonly rate: number;
  readonly perSecond: number;
  /** The failed step which ended the ramp. */
  readonly end: RampStep;
};

/** Runs a step with this many bids a second. */
export type RunStep = (rate: number) => Promise<RampStep>;

/**
 * Raises the rate by a factor until the viewers are late or an error happens; lowers it first if
 * the first step fails. A failed step is repeated once, for every side: a disk that stalls once for
 * a tenth of a second is not a side's limit.
 */
export async function runRamp(from: number, factor: number, run: RunStep): Promise<Ramp> {
  const step: RunStep = async (rate) => {
    const first = await run(rate);
    return isWithinLimits(first) ? first : run(rate);
  };
  let rate = from;
  let last = await step(Math.round(rate));
  let failed: RampStep | null = null;
  while (!isWithinLimits(last)) {
    failed = last;
    rate /= factor;
    if (rate < 1) throw new Error(`failed at one bid a second: ${JSON.stringify(last)}`);
    last = await step(Math.round(rate));
  }
  while (!failed) {
    const next = await step(Math.round(rate * factor));
    if (isWithinLimits(next)) {
      last = next;
      rate *= factor;
    } else failed = next;
  }
  return { rate, perSecond: last.perSecond, end: failed };
}

function isWithinLimits({ p99, errors }: RampStep): boolean {
  return p99 <= MAX_DELAY && Object.keys(errors).length === 0;
}
