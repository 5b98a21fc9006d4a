import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '../store/prisma-client.ts';
import { ACCOUNT_LIMIT } from './attempt-limit.ts';
import { handleAuthRequest } from './auth-routes.ts';
import { hashPassword } from './hash-password.ts';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';
import { allRows, cookieOf, responseOf } from './testing/observe-auth.ts';

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await openAuthFixture();
});
afterAll(() => fixture.close());

const ada = { name: 'Ada Lovelace', email: 'ada@example.com', password: PASSWORD };

describe('signing up', () => {
  it('creates a bidder, who can then sign in', async () => {
    const answer = await fixture.post('/sign-up/email', {
      ...ada,
      name: '  Ada   Lovelace ',
      email: ' ADA@Example.com',
    });
    expect(await responseOf(answer)).toEqual({ status: 200, body: { ok: true } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const user = await prisma().user.findUniqueOrThrow({ where: { email: ada.email } });
    expect(user).toMatchObject({ name: ada.name, role: 'bidder', banned: false, emailVerified: false });
    expect(user.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    const signedIn = await fixture.post('/sign-in/email', { email: 'Ada@example.COM', password: PASSWORD });
    expect(await readSession(new Headers({ cookie: cookieOf(signedIn) }))).toMatchObject({ userId: user.id });
  });

  it('with a taken address gets the same response and does not change that account', async () => {
    const person = await fixture.person();
    const before = await allRows();
    const taken = await fixture.post('/sign-up/email', { ...ada, email: person.email, password: 'another password' });
    expect(await allRows()).toEqual(before);
    const free = await fixture.post('/sign-up/email', { ...ada, email: 'free@example.com' });
    expect([...taken.headers.keys()]).toEqual([...free.headers.keys()]);
    expect(await responseOf(taken)).toEqual(await responseOf(free));
    const other = { email: person.email, password: 'another password' };
    expect((await fixture.post('/sign-in/email', other)).status).toBe(401);
  });

  it('twice at once creates one account', async () => {
    const twice = { ...ada, email: 'twice@example.com' };
    const answers = await Promise.all([fixture.post('/sign-up/email', twice), fixture.post('/sign-up/email', twice)]);
    expect(await Promise.all(answers.map(responseOf))).toEqual([
      { status: 200, body: { ok: true } },
      { status: 200, body: { ok: true } },
    ]);
    expect(await prisma().user.count({ where: { email: twice.email } })).toBe(1);
    expect(await prisma().account.count({ where: { user: { email: twice.email } } })).toBe(1);
  });

  it('works for a crowd at once', async () => {
    const crowd = Array.from({ length: 12 }, (_, n) => ({ ...ada, email: `crowd-${n}@example.com` }));
    const signedUp = await Promise.all(crowd.map((person) => fixture.post('/sign-up/email', person)));
    expect(signedUp.map((answer) => answer.status)).toEqual(crowd.map(() => 200));
    const signedIn = await Promise.all(
      crowd.map(({ email, password }) => fixture.post('/sign-in/email', { email, password })),
    );
    expect(signedIn.map((answer) => answer.status)).toEqual(crowd.map(() => 200));
    expect(new Set(signedIn.map(cookieOf)).size).toBe(12);
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts and other sites cannot use', async () => {
    const person = await fixture.person();
    const answer = await fixture.post('/sign-in/email', { email: person.email, password: PASSWORD });
    expect(await responseOf(answer)).toEqual({ status: 200, body: { ok: true } });
    const [cookie = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair, ...attributes] = cookie.split('; ');
    expect(pair).toMatch(/^rostrum\.session=[\w.%-]{60,}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('creates a new session each time', async () => {
    const person = await fixture.person();
    const [first, second] = [await fixture.signIn(person), await fixture.signIn(person)];
    expect(first.cookie).not.toBe(second.cookie);
    expect(first.who.sessionId).not.toBe(second.who.sessionId);
  });

  it('responds alike, in words and in time, to an unknown address and to a wrong password', async () => {
    const person = await fixture.person();
    const unknown = await fixture.post('/sign-in/email', { email: 'nobody@example.com', password: PASSWORD });
    const wrong = await fixture.post('/sign-in/email', { email: person.email, password: 'not it at all' });
    expect(await responseOf(unknown)).toEqual(await responseOf(wrong));
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
    expect(unknown.status).toBe(401);
    // A password is hashed for an unknown address too: compare the fastest response and hash.
    const durationOf = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const hashing: number[] = [];
    const answering: number[] = [];
    for (let n = 0; n < 5; n++) {
      const credentials = { email: `nobody-${n}@example.com`, password: PASSWORD };
      hashing.push(await durationOf(() => hashPassword(PASSWORD)));
      answering.push(await durationOf(() => fixture.post('/sign-in/email', credentials)));
    }
    expect(Math.min(...answering)).toBeGreaterThan(Math.min(...hashing) / 2);
  });

  it('refuses a suspended account, and says so only after the right password [I34]', async () => {
    const person = await fixture.person();
    await prisma().user.update({ where: { id: person.userId }, data: { banned: true } });
    const right = await fixture.post('/sign-in/email', { email: person.email, password: PASSWORD });
    const wrong = await fixture.post('/sign-in/email', { email: person.email, password: 'not it at all' });
    expect(await responseOf(right)).toEqual({ status: 403, body: { ok: false, refusal: { code: 'SUSPENDED' } } });
    expect(await responseOf(wrong)).toEqual({ status: 401, body: { ok: false, refusal: { code: 'UNAUTHENTICATED' } } });
    expect(right.headers.getSetCookie()).toEqual([]);
    expect(await prisma().session.count({ where: { userId: person.userId } })).toBe(0);
  });
});

describe('guessing a password', () => {
  const guess = (email: string, password: string, address: string) =>
    fixture.post('/sign-in/email', { email, password }, { 'x-forwarded-for': address });

  it('is stopped after a few attempts, without locking out other addresses', async () => {
    const { email } = await fixture.person();
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(email, `guess ${n}`, '198.51.100.7')));
    const codes = await Promise.all(guesses.map(async (answer) => (await responseOf(answer)).body.refusal.code));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(ACCOUNT_LIMIT.max);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(30 - ACCOUNT_LIMIT.max);

    const stopped = await guess(email, PASSWORD, '198.51.100.7');
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await guess(email, PASSWORD, '198.51.100.8')).status).toBe(200);
  });

  it('from many addresses of one IPv6 network counts as one address', async () => {
    const { email } = await fixture.person();
    for (let n = 1; n <= ACCOUNT_LIMIT.max; n++) await guess(email, 'a guess', `2001:db8:1:2::${n}`);
    expect((await guess(email, PASSWORD, '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await guess(email, PASSWORD, '2001:db8:1:3::1')).status).toBe(200);
  });

  it('starts a new count after the right password', async () => {
    const { email } = await fixture.person();
    for (let round = 0; round < 2; round++) {
      for (let n = 1; n < ACCOUNT_LIMIT.max; n++) await guess(email, 'a slip', '203.0.113.9');
      expect((await guess(email, PASSWORD, '203.0.113.9')).status).toBe(200);
    }
  });
});

it('refuses a request while the queue of hashes is full, and says when to try again [I38]', async () => {
  const queue = Array.from({ length: 135 }, (_, n) => hashPassword(`a walnut bureau, no. ${n}`));
  const refused = await fixture.post('/sign-up/email', { ...ada, email: 'late@example.com' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await Promise.all(queue);
  expect((await fixture.post('/sign-up/email', { ...ada, email: 'late@example.com' })).status).toBe(200);
});

describe('signing out', () => {
  it('ends the session and deletes the cookie', async () => {
    const { cookie } = await fixture.signIn(await fixture.person());
    const answer = await fixture.post('/sign-out', '', { cookie });
    expect(await responseOf(answer)).toEqual({ status: 200, body: { ok: true } });
    expect(answer.headers.getSetCookie().join()).toMatch(/rostrum\.session=; Max-Age=0/);
    expect(await readSession(new Headers({ cookie }))).toBeNull();
  });
});

describe('reading the session', () => {
  it('returns the signed-in person without the session’s token', async () => {
    const { cookie, who } = await fixture.signIn(await fixture.person());
    const ask = (headers: Record<string, string>) =>
      handleAuthRequest(new Request(`${fixture.url}/api/auth/get-session`, { headers }));
    expect(await responseOf(await ask({ cookie }))).toEqual({ status: 200, body: { ok: true, you: who } });
    expect(await responseOf(await ask({}))).toEqual({ status: 200, body: { ok: true, you: null } });
  });
});
