/**
 * The house clock as this browser knows it: an offset to the browser's own steady clock, measured by round trips. The server alone decides when a lot
 * closes; this is only what is painted.
 */
export type RoundTrip = { readonly sentAt: number; readonly heardAt: number; readonly houseNow: number };

/** How many round trips one measurement takes. */
export const ROUND_TRIPS = 5;

export type HouseTime = {
  /** The house clock now, epoch milliseconds; null until it has been measured. */
  readonly now: () => number | null;
  /** Takes in a measurement: several round trips, of which the quickest few count. */
  readonly set: (trips: readonly RoundTrip[]) => void;
  /** Takes in a time that the house has told: its clock is surely not behind that. */
  readonly atLeast: (houseNow: number) => void;
};

/** `steady` is a clock in milliseconds that does not jump when the device's time is changed. */
export function createHouseTime(steady: () => number = () => performance.now()): HouseTime {
  let offset: number | null = null;
  return {
    now: () => (offset === null ? null : Math.round(steady() + offset)),
    set(trips) {
      offset = offsetFrom(trips) ?? offset;
    },
    atLeast(houseNow) {
      if (offset !== null && steady() + offset < houseNow) offset = houseNow - steady();
    },
  };
}

/**
 * The offset of the house clock in milliseconds: the median over the quickest half of the round trips, each taken as answered half-way. A slow trip says
 * little, since nobody knows which way was slow. Null without any.
 */
export function offsetFrom(trips: readonly RoundTrip[]): number | null {
  const quickest = trips
    .toSorted((a, b) => a.heardAt - a.sentAt - (b.heardAt - b.sentAt))
    .slice(0, Math.ceil(trips.length / 2))
    .map((trip) => trip.houseNow - (trip.sentAt + trip.heardAt) / 2)
    .toSorted((a, b) => a - b);
  return quickest.length === 0 ? null : (quickest[Math.floor(quickest.length / 2)] ?? null);
}
