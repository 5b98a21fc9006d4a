import { randomFillSync } from 'node:crypto';

const BYTES = 16;
const DRAWN_AT_ONCE = 256;

/**
 * Fresh random salts (128 bits, hex), drawn from the system's randomness in batches: on a hot lot asking for each one alone costs more than
 * deciding the bid.
 */
export function createSalts(): () => string {
  const drawn = Buffer.alloc(BYTES * DRAWN_AT_ONCE);
  let used = drawn.length;
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn);
      used = 0;
    }
    used += BYTES;
    return drawn.toString('hex', used - BYTES, used);
  };
}
