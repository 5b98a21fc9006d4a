/**
 * The server's time as measured by this browser: an offset to the browser's monotonic clock. It is
 * for display only; the server alone decides when a lot closes.
 */
export type RoundTrip = { readonly sentAt: number; readonly receivedAt: number; readonly databaseNow: number };

/** The number of round trips in one measurement. */
export const ROUND_TRIPS = 5;

export type ServerTime = {
  /** Epoch milliseconds; null before the first measurement. */
  readonly now: () => number | null;
  /** Replaces the offset with the one measured by these round trips; more are more exact. */
  readonly update: (trips: readonly RoundTrip[]) => void;
  /** Moves the time forward to one that the server has sent, if it is behind it. */
  readonly atLeast: (databaseNow: number) => void;
};

/** `monotonic` returns milliseconds and does not jump when the device's time is changed. */
export function createServerTime(monotonic: () => number = () => performance.now()): ServerTime {
  let offset: number | null = null;
  return {
    now: () => (offset === null ? null : Math.round(monotonic() + offset)),
    update(trips) {
      offset = offsetFrom(trips) ?? offset;
    },
    atLeast(databaseNow) {
      if (offset !== null && monotonic() + offset < databaseNow) offset = databaseNow - monotonic();
    },
  };
}

/**
 * The offset of the server's clock in milliseconds; null without round trips. Each trip bounds it
 * on both sides, because the answer was made between sending and receiving.
 *
 * The fastest request sets the upper bound and the fastest response the lower one, even if they
 * belong to different trips. The offset is the middle; a slow trip widens neither bound.
 */
export function offsetFrom(trips: readonly RoundTrip[]): number | null {
  if (trips.length === 0) return null;
  const atLeast = Math.max(...trips.map((trip) => trip.databaseNow - trip.receivedAt));
  const atMost = Math.min(...trips.map((trip) => trip.databaseNow - trip.sentAt));
  return (atLeast + atMost) / 2;
}
