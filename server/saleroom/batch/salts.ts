import { randomFillSync } from 'node:crypto';

const SALT_BYTES = 16;
const SALTS_PER_FILL = 256;

/**
 * Returns a source of random salts (128 bits, hex). It reads the system's randomness in blocks: on
 * a hot lot, one read per salt costs more than deciding the bid.
 */
export function createSalts(): () => string {
  const block = Buffer.alloc(SALT_BYTES * SALTS_PER_FILL);
  let used = block.length;
  return () => {
    if (used === block.length) {
      randomFillSync(block);
      used = 0;
    }
    used += SALT_BYTES;
    return block.toString('hex', used - SALT_BYTES, used);
  };
}
