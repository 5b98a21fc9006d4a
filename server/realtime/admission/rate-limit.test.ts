import { describe, expect, it } from 'vitest';
import { createRateLimit, shippedLimits } from './rate-limit.ts';

const limits = { ...shippedLimits, pointsPerSocket: 10, pointsPerUser: 15, pointsPerAddress: 20 };
const by = (connectionId: string, userId: string | null = null, address = '203.0.113.7') => ({
  connectionId,
  userId,
  address,
});

describe('the rate limit', () => {
  it('lets a connection spend its points, then returns when to retry', async () => {
    const { spend } = createRateLimit(limits);
    expect(await spend(by('s1'), 10)).toEqual({ allowed: true });
    const refusal = await spend(by('s1'), 1);
    expect(refusal).toMatchObject({ allowed: false, isFlood: false });
    if (!refusal.allowed) expect(refusal.retryAfter).toBeGreaterThan(0);
  });

  it('gives a person with more connections no more points', async () => {
    const { spend } = createRateLimit(limits);
    await spend(by('s1', 'ada'), 10);
    expect(await spend(by('s2', 'ada'), 5)).toEqual({ allowed: true });
    expect(await spend(by('s3', 'ada'), 1)).toMatchObject({ allowed: false });
  });

  it('gives an address with more people no more points, and another address its own', async () => {
    const { spend } = createRateLimit(limits);
    await spend(by('s1', 'ada'), 10);
    await spend(by('s2', 'ben'), 10);
    expect(await spend(by('s3', 'cyd'), 1)).toMatchObject({ allowed: false });
    expect(await spend(by('s4', 'dot', '203.0.113.8'), 1)).toEqual({ allowed: true });
  });

  it('distinguishes a flood from a few requests too many', async () => {
    const { spend } = createRateLimit(limits);
    for (let n = 0; n < 5; n += 1) await spend(by('s1'), 10);
    expect(await spend(by('s1'), 1)).toMatchObject({ allowed: false, isFlood: true });
  });
});
