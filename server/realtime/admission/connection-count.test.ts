import { describe, expect, it } from 'vitest';
import { createConnectionCount } from './connection-count.ts';
import { shippedLimits } from './rate-limit.ts';

describe('the connection count', () => {
  it('limits a person’s and an address’s connections, without those already closed', () => {
    const { add, remove } = createConnectionCount({ ...shippedLimits, socketsPerUser: 1, socketsPerAddress: 2 });
    const ada = { userId: 'ada', address: '203.0.113.7' };
    expect(add(ada)).toBe(true);
    expect(add(ada)).toBe(false);
    expect(add({ ...ada, userId: 'ben' })).toBe(true);
    expect(add({ ...ada, userId: null })).toBe(false);
    remove(ada);
    expect(add(ada)).toBe(true);
  });
});
