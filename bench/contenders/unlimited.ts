import type { Limits } from '#server/realtime/admission/rate-limit.ts';

const none = 1e9;

/** No limit at all: the shipped ones are for people, and these clients are all at one address and ask as fast as they are answered. */
export const unlimited: Limits = {
  // The shortest: what is remembered of a client for the limits' sake is gone a second later, as it is of people who watch.
  window: 1,
  pointsPerSocket: none,
  pointsPerUser: none,
  pointsPerAddress: none,
  packetsPerSocket: none,
  socketsPerUser: none,
  socketsPerAddress: none,
};
