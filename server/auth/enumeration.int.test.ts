import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '#server/store/prisma-client.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

/** What was worked: the real hashing, counted. Time tells nothing on a busy machine; what takes the time does. */
const worked = vi.hoisted(() => [] as string[]);
vi.mock('./hash-password.ts', async (load) => {
  const real = await load<typeof import('./hash-password.ts')>();
  const counted = <Arguments extends readonly unknown[], Result>(work: (...given: Arguments) => Promise<Result>) => {
    return (...given: Arguments) => {
      worked.push('hash');
      return work(...given);
    };
  };
  return { ...real, hashPassword: counted(real.hashPassword), verifyPassword: counted(real.verifyPassword) };
});

let house: AuthFixture;
let known: string;
let suspended: string;
beforeAll(async () => {
  house = await openAuthFixture();
  known = (await house.person()).email;
  const person = await house.person();
  suspended = person.email;
  await prisma().user.update({ where: { id: person.userId }, data: { banned: true } });
});
afterAll(() => house.close());
beforeEach(() => {
  worked.length = 0;
});

/** Everything of an answer that who asks can see, and the work that it took. */
async function seen(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'date').sort();
  return { status: answer.status, headers, text: await answer.text(), worked: [...worked] };
}

describe('who tries addresses learns nothing of who has an account', () => {
  it.each([
    ['an address that has none', () => 'nobody@example.com'],
    ['a suspended account', () => suspended],
    ['an account whose address is typed in capitals', () => known.toUpperCase()],
  ])('signing in with a wrong password: %s is answered as an account is, after the same work', async (_, email) => {
    const account = await seen(await house.post('/sign-in/email', { email: known, password: 'not the one' }));
    worked.length = 0;
    const other = await seen(await house.post('/sign-in/email', { email: email(), password: 'not the one' }));
    expect(other).toEqual(account);
    expect(other.worked).toEqual(['hash']);
  });

  it('signing up: an address that has an account is answered as a free one is, after the same work', async () => {
    const fresh = { name: 'New', email: 'fresh@example.com', password: PASSWORD };
    const free = await seen(await house.post('/sign-up/email', fresh));
    worked.length = 0;
    const taken = await seen(await house.post('/sign-up/email', { ...fresh, email: known }));
    expect(taken).toEqual(free);
    expect(taken.worked).toEqual(['hash']);
  });

  it('a request that is refused for its form costs no hash, whoever it is about', async () => {
    for (const email of [known, 'nobody@example.com']) {
      await house.post('/sign-in/email', { email, password: '' });
      await house.post('/sign-up/email', { name: '', email, password: PASSWORD });
    }
    expect(worked).toEqual([]);
  });
});
