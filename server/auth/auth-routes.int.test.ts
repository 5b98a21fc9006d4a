import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '../store/prisma-client.ts';
import { ACCOUNT_LIMIT } from './attempt-limit.ts';
import { handleAuthRequest } from './auth-routes.ts';
import { hashPassword } from './hash-password.ts';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

let house: AuthFixture;
beforeAll(async () => {
  house = await openAuthFixture();
});
afterAll(() => house.close());

const ada = { name: 'Ada Lovelace', email: 'ada@example.com', password: PASSWORD };
const told = async (answer: Response) => ({ status: answer.status, body: await answer.json() });
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
const everything = async () => ({
  users: await prisma().user.findMany({ orderBy: { id: 'asc' } }),
  accounts: await prisma().account.findMany({ orderBy: { id: 'asc' } }),
  sessions: await prisma().session.findMany({ orderBy: { id: 'asc' } }),
});

describe('opening an account', () => {
  it('makes a bidder, who can then sign in', async () => {
    const answer = await house.post('/sign-up/email', { ...ada, name: '  Ada   Lovelace ', email: ' ADA@Example.com' });
    expect(await told(answer)).toEqual({ status: 200, body: { ok: true } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const user = await prisma().user.findUniqueOrThrow({ where: { email: ada.email } });
    expect(user).toMatchObject({ name: ada.name, role: 'bidder', banned: false, emailVerified: false });
    expect(user.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    const signedIn = await house.post('/sign-in/email', { email: 'Ada@example.COM', password: PASSWORD });
    expect(await readSession(new Headers({ cookie: cookieOf(signedIn) }))).toMatchObject({ userId: user.id });
  });

  it('answers alike where the address has an account, and leaves that account as it was', async () => {
    const person = await house.person();
    const before = await everything();
    const taken = await house.post('/sign-up/email', { ...ada, email: person.email, password: 'another password' });
    expect(await everything()).toEqual(before);
    const free = await house.post('/sign-up/email', { ...ada, email: 'free@example.com' });
    expect([...taken.headers.keys()]).toEqual([...free.headers.keys()]);
    expect(await told(taken)).toEqual(await told(free));
    const other = { email: person.email, password: 'another password' };
    expect((await house.post('/sign-in/email', other)).status).toBe(401);
  });

  it('makes one account of two that are asked for at once', async () => {
    const twice = { ...ada, email: 'twice@example.com' };
    const answers = await Promise.all([house.post('/sign-up/email', twice), house.post('/sign-up/email', twice)]);
    expect(await Promise.all(answers.map(told))).toEqual([
      { status: 200, body: { ok: true } },
      { status: 200, body: { ok: true } },
    ]);
    expect(await prisma().user.count({ where: { email: twice.email } })).toBe(1);
    expect(await prisma().account.count({ where: { user: { email: twice.email } } })).toBe(1);
  });

  it('takes a crowd at once', async () => {
    const crowd = Array.from({ length: 12 }, (_, n) => ({ ...ada, email: `crowd-${n}@example.com` }));
    const opened = await Promise.all(crowd.map((person) => house.post('/sign-up/email', person)));
    expect(opened.map((answer) => answer.status)).toEqual(crowd.map(() => 200));
    const entered = await Promise.all(
      crowd.map(({ email, password }) => house.post('/sign-in/email', { email, password })),
    );
    expect(entered.map((answer) => answer.status)).toEqual(crowd.map(() => 200));
    expect(new Set(entered.map(cookieOf)).size).toBe(12);
  });
});

describe('signing in', () => {
  it('hands out a cookie that scripts and other sites do not get', async () => {
    const person = await house.person();
    const answer = await house.post('/sign-in/email', { email: person.email, password: PASSWORD });
    expect(await told(answer)).toEqual({ status: 200, body: { ok: true } });
    const [cookie = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair, ...attributes] = cookie.split('; ');
    expect(pair).toMatch(/^rostrum\.session=[\w.%-]{60,}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('makes a new session each time', async () => {
    const person = await house.person();
    const [first, second] = [await house.signIn(person), await house.signIn(person)];
    expect(first.cookie).not.toBe(second.cookie);
    expect(first.who.sessionId).not.toBe(second.who.sessionId);
  });

  it('tells an unknown address and a wrong password apart neither by words nor by time', async () => {
    const person = await house.person();
    const unknown = await house.post('/sign-in/email', { email: 'nobody@example.com', password: PASSWORD });
    const wrong = await house.post('/sign-in/email', { email: person.email, password: 'not it at all' });
    expect(await told(unknown)).toEqual(await told(wrong));
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
    expect(unknown.status).toBe(401);
    // A password is hashed for nobody too: the fastest answer takes about as long as the fastest hash, measured by turns.
    const lasting = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const hashing: number[] = [];
    const answering: number[] = [];
    for (let n = 0; n < 5; n++) {
      const credentials = { email: `nobody-${n}@example.com`, password: PASSWORD };
      hashing.push(await lasting(() => hashPassword(PASSWORD)));
      answering.push(await lasting(() => house.post('/sign-in/email', credentials)));
    }
    expect(Math.min(...answering)).toBeGreaterThan(Math.min(...hashing) / 2);
  });

  it('refuses a suspended account, and says so only to who knows its password [I34]', async () => {
    const person = await house.person();
    await prisma().user.update({ where: { id: person.userId }, data: { banned: true } });
    const right = await house.post('/sign-in/email', { email: person.email, password: PASSWORD });
    const wrong = await house.post('/sign-in/email', { email: person.email, password: 'not it at all' });
    expect(await told(right)).toEqual({ status: 403, body: { ok: false, refusal: { code: 'SUSPENDED' } } });
    expect(await told(wrong)).toEqual({ status: 401, body: { ok: false, refusal: { code: 'UNAUTHENTICATED' } } });
    expect(right.headers.getSetCookie()).toEqual([]);
    expect(await prisma().session.count({ where: { userId: person.userId } })).toBe(0);
  });
});

describe('guessing a password', () => {
  const guess = (email: string, password: string, address: string) =>
    house.post('/sign-in/email', { email, password }, { 'x-forwarded-for': address });

  it('is stopped after a few attempts, and locks out nobody who comes from elsewhere', async () => {
    const { email } = await house.person();
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(email, `guess ${n}`, '198.51.100.7')));
    const codes = await Promise.all(guesses.map(async (answer) => (await told(answer)).body.refusal.code));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(ACCOUNT_LIMIT.max);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(30 - ACCOUNT_LIMIT.max);

    const stopped = await guess(email, PASSWORD, '198.51.100.7');
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await guess(email, PASSWORD, '198.51.100.8')).status).toBe(200);
  });

  it('from many addresses of one IPv6 network is one guesser', async () => {
    const { email } = await house.person();
    for (let n = 1; n <= ACCOUNT_LIMIT.max; n++) await guess(email, 'a guess', `2001:db8:1:2::${n}`);
    expect((await guess(email, PASSWORD, '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await guess(email, PASSWORD, '2001:db8:1:3::1')).status).toBe(200);
  });

  it('is forgotten once the right one was given', async () => {
    const { email } = await house.person();
    for (let round = 0; round < 2; round++) {
      for (let n = 1; n < ACCOUNT_LIMIT.max; n++) await guess(email, 'a slip', '203.0.113.9');
      expect((await guess(email, PASSWORD, '203.0.113.9')).status).toBe(200);
    }
  });
});

it('a line of hashes that is too long is not made longer: who comes then is told when to come back [I38]', async () => {
  const line = Array.from({ length: 135 }, (_, n) => hashPassword(`a walnut bureau, no. ${n}`));
  const told = await house.post('/sign-up/email', { ...ada, email: 'late@example.com' });
  expect(told.status).toBe(429);
  expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
  await Promise.all(line);
  expect((await house.post('/sign-up/email', { ...ada, email: 'late@example.com' })).status).toBe(200);
});

describe('changing the password', () => {
  it('ends every other session, and the old password with them', async () => {
    const person = await house.person();
    const [here, there] = [await house.signIn(person), await house.signIn(person)];
    const change = { currentPassword: PASSWORD, newPassword: 'a tallboy of oak' };
    const answer = await house.post('/change-password', change, { cookie: here.cookie });
    expect(await told(answer)).toEqual({ status: 200, body: { ok: true } });
    expect(await readSession(new Headers({ cookie: there.cookie }))).toBeNull();
    expect(await readSession(new Headers({ cookie: here.cookie }))).toBeNull();
    expect(await readSession(new Headers({ cookie: cookieOf(answer) }))).toMatchObject({ userId: person.userId });
    expect((await house.post('/sign-in/email', { email: person.email, password: PASSWORD })).status).toBe(401);
    const renewed = { email: person.email, password: 'a tallboy of oak' };
    expect((await house.post('/sign-in/email', renewed)).status).toBe(200);
  });

  it('takes none that is tried first, nor one of the person’s own name [ASVS 6.2.4]', async () => {
    const { cookie } = await house.signIn(await house.person({ name: 'Augusta Byron' }));
    const before = await everything();
    for (const newPassword of ['password1', 'ByronByron', 'augusta1815']) {
      const answer = await house.post('/change-password', { currentPassword: PASSWORD, newPassword }, { cookie });
      expect(await told(answer), newPassword).toMatchObject({
        status: 400,
        body: { refusal: { code: 'INVALID', problems: [{ path: 'newPassword' }] } },
      });
    }
    expect(await everything()).toEqual(before);
  });

  it('wants the password of now, and a session', async () => {
    const { cookie } = await house.signIn(await house.person());
    const before = await everything();
    const change = { currentPassword: 'not it at all', newPassword: 'a tallboy of oak' };
    expect(await told(await house.post('/change-password', change, { cookie }))).toEqual({
      status: 400,
      body: {
        ok: false,
        refusal: { code: 'INVALID', problems: [{ path: 'currentPassword', problem: 'That is not your password.' }] },
      },
    });
    expect((await house.post('/change-password', change)).status).toBe(401);
    expect(await everything()).toEqual(before);
  });
});

it('a suspended account changes no password, though the row of its session be there still [I34]', async () => {
  const person = await house.person();
  const { cookie } = await house.signIn(person);
  await prisma().user.update({ where: { id: person.userId }, data: { banned: true } });
  const before = await everything();
  for (const currentPassword of [PASSWORD, 'not it at all']) {
    const answer = await house.post(
      '/change-password',
      { currentPassword, newPassword: 'a tallboy of oak' },
      { cookie },
    );
    expect(await told(answer)).toEqual({ status: 401, body: { ok: false, refusal: { code: 'UNAUTHENTICATED' } } });
  }
  expect(await everything()).toEqual(before);
});

describe('signing out', () => {
  it('ends the session and takes the cookie back', async () => {
    const { cookie } = await house.signIn(await house.person());
    const answer = await house.post('/sign-out', '', { cookie });
    expect(await told(answer)).toEqual({ status: 200, body: { ok: true } });
    expect(answer.headers.getSetCookie().join()).toMatch(/rostrum\.session=; Max-Age=0/);
    expect(await readSession(new Headers({ cookie }))).toBeNull();
  });
});

describe('who one is', () => {
  it('is told to programs, without the token of the session', async () => {
    const { cookie, who } = await house.signIn(await house.person());
    const ask = (headers: Record<string, string>) =>
      handleAuthRequest(new Request(`${house.url}/api/auth/get-session`, { headers }));
    expect(await told(await ask({ cookie }))).toEqual({ status: 200, body: { ok: true, you: who } });
    expect(await told(await ask({}))).toEqual({ status: 200, body: { ok: true, you: null } });
  });
});
