import type { Limits } from '#server/realtime/admission/rate-limit.ts';

const unlimited = 1e9;

/**
 * No rate limits. The shipped ones are for people; all clients of the bench share one address and
 * send as fast as they are answered.
 */
export const noRateLimits: Limits = {
  // The shortest window: the limiter's counters of a client are gone a second later, as those of
  // people who only watch would be.
  window: 1,
  pointsPerSocket: unlimited,
  pointsPerUser: unlimited,
  pointsPerAddress: unlimited,
  packetsPerSocket: unlimited,
  socketsPerUser: unlimited,
  socketsPerAddress: unlimited,
};
