import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await openAuthFixture({ attemptsPerMinute: 5 });
});
afterAll(() => fixture.close());

const signUp = (n: number, address: string) =>
  fixture.post(
    '/sign-up/email',
    { name: 'Ada', email: `ada-${n}-${address.length}@example.com`, password: PASSWORD },
    { 'x-forwarded-for': address },
  );

it('limits the attempts of one address per minute, whatever accounts it tries', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => signUp(n, '192.0.2.50')));
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  const refused = answers.find((answer) => answer.status === 429);
  expect(await refused?.json()).toEqual({
    ok: false,
    refusal: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) },
  });
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signUp(1, '192.0.2.51')).status).toBe(200);
});

it('signing in has a separate limit, which all addresses of an IPv6 /64 network share', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => fixture.person()));
  const answers = await Promise.all(
    people.map(({ email }, n) =>
      fixture.post('/sign-in/email', { email, password: PASSWORD }, { 'x-forwarded-for': `2001:db8:9:9::${n + 1}` }),
    ),
  );
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 429]);
});
