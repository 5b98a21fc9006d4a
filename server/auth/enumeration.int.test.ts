import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '#server/store/prisma-client.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

/** Counts the real hashing. Time would be unreliable on a busy machine; the costly work is not. */
const work = vi.hoisted(() => [] as string[]);
vi.mock('./hash-password.ts', async (load) => {
  const real = await load<typeof import('./hash-password.ts')>();
  const counted = <Arguments extends readonly unknown[], Result>(hash: (...given: Arguments) => Promise<Result>) => {
    return (...given: Arguments) => {
      work.push('hash');
      return hash(...given);
    };
  };
  return { ...real, hashPassword: counted(real.hashPassword), verifyPassword: counted(real.verifyPassword) };
});

let fixture: AuthFixture;
let known: string;
let suspended: string;
beforeAll(async () => {
  fixture = await openAuthFixture();
  known = (await fixture.person()).email;
  const person = await fixture.person();
  suspended = person.email;
  await prisma().user.update({ where: { id: person.userId }, data: { banned: true } });
});
afterAll(() => fixture.close());
beforeEach(() => {
  work.length = 0;
});

/** All that a client sees of a response, and the work that it took. */
async function observe(response: Response) {
  const headers = [...response.headers].filter(([name]) => name !== 'date').sort();
  return { status: response.status, headers, text: await response.text(), work: [...work] };
}

describe('responses do not reveal whether an account exists', () => {
  it.each([
    ['an unknown address', () => 'nobody@example.com'],
    ['a suspended account', () => suspended],
    ['an account with the address in capitals', () => known.toUpperCase()],
  ])('signing in with a wrong password: %s gets the same response after the same work', async (_, email) => {
    const account = await observe(await fixture.post('/sign-in/email', { email: known, password: 'not the one' }));
    work.length = 0;
    const other = await observe(await fixture.post('/sign-in/email', { email: email(), password: 'not the one' }));
    expect(other).toEqual(account);
    expect(other.work).toEqual(['hash']);
  });

  it('signing up: a taken address gets the same response as a free one, after the same work', async () => {
    const fresh = { name: 'New', email: 'fresh@example.com', password: PASSWORD };
    const free = await observe(await fixture.post('/sign-up/email', fresh));
    work.length = 0;
    const taken = await observe(await fixture.post('/sign-up/email', { ...fresh, email: known }));
    expect(taken).toEqual(free);
    expect(taken.work).toEqual(['hash']);
  });

  it('invalid input is refused without hashing, whether or not the account exists', async () => {
    for (const email of [known, 'nobody@example.com']) {
      await fixture.post('/sign-in/email', { email, password: '' });
      await fixture.post('/sign-up/email', { name: '', email, password: PASSWORD });
    }
    expect(work).toEqual([]);
  });
});
