/**
 * The house clock as this browser knows it: an offset to the browser's own steady clock, measured by round trips. The server alone decides when a lot
 * closes; this is only what is painted.
 */
export type RoundTrip = { readonly sentAt: number; readonly heardAt: number; readonly databaseNow: number };

/** How many round trips one measurement takes. */
export const ROUND_TRIPS = 5;

export type ServerTime = {
  /** The house clock now, epoch milliseconds; null until it has been measured. */
  readonly now: () => number | null;
  /** Takes in a measurement: the round trips that were made for it, the more the better. */
  readonly set: (trips: readonly RoundTrip[]) => void;
  /** Takes in a time that the house has told: its clock is surely not behind that. */
  readonly atLeast: (databaseNow: number) => void;
};

/** `steady` is a clock in milliseconds that does not jump when the device's time is changed. */
export function createServerTime(steady: () => number = () => performance.now()): ServerTime {
  let offset: number | null = null;
  return {
    now: () => (offset === null ? null : Math.round(steady() + offset)),
    set(trips) {
      offset = offsetFrom(trips) ?? offset;
    },
    atLeast(databaseNow) {
      if (offset !== null && steady() + offset < databaseNow) offset = databaseNow - steady();
    },
  };
}

/**
 * The offset of the house clock in milliseconds: the middle of what all round trips allow. Each bounds it from both sides, since the answer was made between
 * sending and hearing; the quickest way there narrows it from above and the quickest way back from below, though they were of different trips. A slow trip
 * allows much and so says little. Null without any.
 */
export function offsetFrom(trips: readonly RoundTrip[]): number | null {
  if (trips.length === 0) return null;
  const atLeast = Math.max(...trips.map((trip) => trip.databaseNow - trip.heardAt));
  const atMost = Math.min(...trips.map((trip) => trip.databaseNow - trip.sentAt));
  return (atLeast + atMost) / 2;
}
