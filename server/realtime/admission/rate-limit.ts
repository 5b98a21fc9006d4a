import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How much may be asked. Points are spent by requests, each at the cost that the command table gives it, and come back with the window. */
export type Limits = {
  /** Length of the window in seconds. */
  readonly window: number;
  readonly pointsPerSocket: number;
  readonly pointsPerUser: number;
  /** Wide, since a whole saleroom may sit behind one address. */
  readonly pointsPerAddress: number;
  /** Packets of any kind, heartbeats too: beyond what the points allow of requests they say nothing. */
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

/** Whoever spends this many times what a socket has in a window does not listen to refusals: the socket is closed. */
const FLOOD = 5;

export type Spending = { readonly socketId: string; readonly userId: string | null; readonly address: string };
export type Allowance =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfter: number; readonly isFlood: boolean };

export type RateLimit = {
  /** Spends points for a request of a connection, its person and its address alike. */
  readonly spend: (by: Spending, points: number) => Promise<Allowance>;
};

export function createRateLimit(limits: Limits): RateLimit {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: limits.window });
  const bySocket = limiter(limits.pointsPerSocket);
  const byUser = limiter(limits.pointsPerUser);
  const byAddress = limiter(limits.pointsPerAddress);

  return {
    spend: async ({ socketId, userId, address }, points) => {
      // One after the other: they keep their counts in memory, and gathering three promises costs more than the counting.
      const socket = await spentOn(bySocket, socketId, points);
      const user = userId === null ? null : await spentOn(byUser, userId, points);
      const place = await spentOn(byAddress, address, points);
      if (!socket && !user && !place) return { allowed: true };
      const waits = [socket, user, place].map((refusal) => Math.ceil(refusal?.msBeforeNext ?? 0));
      return {
        allowed: false,
        retryAfter: Math.max(1, ...waits),
        isFlood: (socket?.consumedPoints ?? 0) > limits.pointsPerSocket * FLOOD,
      };
    },
  };
}

/** Spends points of one count. Gives how it stands when it has no more; null while it has. */
async function spentOn(limiter: RateLimiterMemory, id: string, points: number): Promise<RateLimiterRes | null> {
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

/** Counts open connections, so that nobody takes them all. */
export type ConnectionCount = {
  /** Counts one connection in, or says no. */
  readonly enter: (by: Omit<Spending, 'socketId'>) => boolean;
  readonly leave: (by: Omit<Spending, 'socketId'>) => void;
};

export function createConnectionCount({ socketsPerUser, socketsPerAddress }: Limits): ConnectionCount {
  const open = new Map<string, number>();
  const add = (id: string, change: number) => {
    const count = (open.get(id) ?? 0) + change;
    if (count > 0) open.set(id, count);
    else open.delete(id);
  };
  const idsOf = ({ userId, address }: Omit<Spending, 'socketId'>) =>
    userId === null ? [`address/${address}`] : [`address/${address}`, `user/${userId}`];

  return {
    enter: (by) => {
      const isFull =
        (open.get(`address/${by.address}`) ?? 0) >= socketsPerAddress ||
        (by.userId !== null && (open.get(`user/${by.userId}`) ?? 0) >= socketsPerUser);
      if (!isFull) for (const id of idsOf(by)) add(id, 1);
      return !isFull;
    },
    leave: (by) => {
      for (const id of idsOf(by)) add(id, -1);
    },
  };
}
