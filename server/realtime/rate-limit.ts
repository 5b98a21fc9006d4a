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
      const spent = await Promise.allSettled([
        bySocket.consume(socketId, points),
        userId === null ? null : byUser.consume(userId, points),
        byAddress.consume(address, points),
      ]);
      const refusals = spent.flatMap((one) => (one.status === 'rejected' ? [refusalOf(one.reason)] : []));
      if (refusals.length === 0) return { allowed: true };
      const [socket] = spent;
      const spentBySocket = socket.status === 'rejected' ? refusalOf(socket.reason).consumedPoints : 0;
      return {
        allowed: false,
        retryAfter: Math.max(1, ...refusals.map(({ msBeforeNext }) => Math.ceil(msBeforeNext))),
        isFlood: spentBySocket > limits.pointsPerSocket * FLOOD,
      };
    },
  };
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
