import { describe, expect, it } from 'vitest';
import { createConnectionCount, createRateLimit, shippedLimits } from './rate-limit.ts';

const limits = { ...shippedLimits, pointsPerSocket: 10, pointsPerUser: 15, pointsPerAddress: 20 };
const by = (socketId: string, userId: string | null = null, address = '203.0.113.7') => ({ socketId, userId, address });

describe('how much may be asked', () => {
  it('lets a connection spend its points, then says when to come back', async () => {
    const { spend } = createRateLimit(limits);
    expect(await spend(by('s1'), 10)).toEqual({ allowed: true });
    const refusal = await spend(by('s1'), 1);
    expect(refusal).toMatchObject({ allowed: false, isFlood: false });
    if (!refusal.allowed) expect(refusal.retryAfter).toBeGreaterThan(0);
  });

  it('gives a person no more for opening more connections', async () => {
    const { spend } = createRateLimit(limits);
    await spend(by('s1', 'ada'), 10);
    expect(await spend(by('s2', 'ada'), 5)).toEqual({ allowed: true });
    expect(await spend(by('s3', 'ada'), 1)).toMatchObject({ allowed: false });
  });

  it('gives an address no more for having more people, and another address its own', async () => {
    const { spend } = createRateLimit(limits);
    await spend(by('s1', 'ada'), 10);
    await spend(by('s2', 'ben'), 10);
    expect(await spend(by('s3', 'cyd'), 1)).toMatchObject({ allowed: false });
    expect(await spend(by('s4', 'dot', '203.0.113.8'), 1)).toEqual({ allowed: true });
  });

  it('tells a flood from haste', async () => {
    const { spend } = createRateLimit(limits);
    for (let n = 0; n < 5; n += 1) await spend(by('s1'), 10);
    expect(await spend(by('s1'), 1)).toMatchObject({ allowed: false, isFlood: true });
  });
});

describe('how many connections may be open', () => {
  it('counts them for a person and for an address, and forgets those that are closed', () => {
    const { enter, leave } = createConnectionCount({ ...limits, socketsPerUser: 1, socketsPerAddress: 2 });
    const ada = { userId: 'ada', address: '203.0.113.7' };
    expect(enter(ada)).toBe(true);
    expect(enter(ada)).toBe(false);
    expect(enter({ ...ada, userId: 'ben' })).toBe(true);
    expect(enter({ ...ada, userId: null })).toBe(false);
    leave(ada);
    expect(enter(ada)).toBe(true);
  });
});
