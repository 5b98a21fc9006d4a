import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

let house: AuthFixture;
beforeAll(async () => {
  house = await openAuthFixture({ attemptsPerMinute: 5 });
});
afterAll(() => house.close());

const signUp = (n: number, address: string) =>
  house.post(
    '/sign-up/email',
    { name: 'Ada', email: `ada-${n}-${address.length}@example.com`, password: PASSWORD },
    { 'x-forwarded-for': address },
  );

it('one address may try so often in a minute, however many accounts it tries', async () => {
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

it('signing in has a limit of its own, and a limit of one house holds for all who share an IPv6 network', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => house.person()));
  const answers = await Promise.all(
    people.map(({ email }, n) =>
      house.post('/sign-in/email', { email, password: PASSWORD }, { 'x-forwarded-for': `2001:db8:9:9::${n + 1}` }),
    ),
  );
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 429]);
});
