import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * How much clients may send. A request spends points, as many as the request table says; they are
 * available again in the next window.
 */
export type Limits = {
  /** Length of the window in seconds. */
  readonly window: number;
  readonly pointsPerSocket: number;
  readonly pointsPerUser: number;
  /** High, since all bidders in one building may share an address. */
  readonly pointsPerAddress: number;
  /** Packets of any kind, heartbeats too: more than the points allow of requests. */
  readonly packetsPerSocket: number;
  readonly socketsPerUser: number;
  readonly socketsPerAddress: number;
};

export const shippedLimits: Limits = {
  window: 10,
  pointsPerSocket: 120,
  pointsPerUser: 240,
  pointsPerAddress: 6_000,
  packetsPerSocket: 600,
  socketsPerUser: 32,
  socketsPerAddress: 2_000,
};

/**
 * A connection that spends this many times its points in one window ignores refusals, and is
 * closed.
 */
const FLOOD_FACTOR = 5;

/** Whom a request counts for. */
export type Requester = { readonly connectionId: string; readonly userId: string | null; readonly address: string };
export type Allowance =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfter: number; readonly isFlood: boolean };

export type RateLimit = {
  /** Spends points of a client's connection, person and address. */
  readonly spend: (requester: Requester, points: number) => Promise<Allowance>;
};

export function createRateLimit(limits: Limits): RateLimit {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: limits.window });
  const byConnection = limiter(limits.pointsPerSocket);
  const byUser = limiter(limits.pointsPerUser);
  const byAddress = limiter(limits.pointsPerAddress);

  return {
    spend: async ({ connectionId, userId, address }, points) => {
      // One after another: they count in memory, and combining three promises costs more than that.
      const connection = await consume(byConnection, connectionId, points);
      const user = userId === null ? null : await consume(byUser, userId, points);
      const place = await consume(byAddress, address, points);
      if (!connection && !user && !place) return { allowed: true };
      const waits = [connection, user, place].map((refusal) => Math.ceil(refusal?.msBeforeNext ?? 0));
      return {
        allowed: false,
        retryAfter: Math.max(1, ...waits),
        isFlood: (connection?.consumedPoints ?? 0) > limits.pointsPerSocket * FLOOD_FACTOR,
      };
    },
  };
}

/** Spends points of one limiter. Returns its state when they are used up, and null otherwise. */
async function consume(limiter: RateLimiterMemory, id: string, points: number): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(id, points);
    return null;
  } catch (reason) {
    return refusalOf(reason);
  }
}

function refusalOf(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}
