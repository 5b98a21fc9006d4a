import { expect, test } from 'vitest';
import { readReceipt } from './read-receipt.ts';

const hash = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';

test.each([`12:${hash}`, ` 12:${hash.toUpperCase()}\n`, `Bid £1,234, no. 12, 2026-11-24T20:00:05.123Z, ${hash}`])(
  'reads a saved receipt: %s',
  (text) => {
    expect(readReceipt(text)).toEqual({ seq: 12, hash });
  },
);

test.each(['', '12', hash, `12:${hash.slice(1)}`, `no. 12, ${hash.slice(1)}`, `12:${hash}0`])(
  'rejects an incomplete receipt: %s',
  (text) => {
    expect(readReceipt(text)).toBeNull();
  },
);
