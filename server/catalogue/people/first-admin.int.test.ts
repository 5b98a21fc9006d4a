import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD } from '#server/auth/testing/auth-fixture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { openPeopleFixture, type PeopleFixture } from '../testing/people-fixture.ts';
import { createFirstAdmin, isSetupLinkOpen } from './create-first-admin.ts';
import { makeSetupLink } from './make-setup-link.ts';

let fixture: PeopleFixture;
beforeAll(async () => {
  fixture = await openPeopleFixture();
});
afterAll(() => fixture.auth.close());
beforeEach(async () => {
  await prisma().setupLink.deleteMany();
  await prisma().user.deleteMany();
});

const ada = { name: 'Ada', email: 'ada@example.com', password: PASSWORD };
const linkOver = { ok: false, refusal: { code: 'NOT_POSSIBLE', why: 'link-over' } };

/** The token of a new link. */
async function freshToken(): Promise<string> {
  const link = await makeSetupLink('https://house.test');
  if (!link) throw new Error('there is an admin already');
  return new URL(link).searchParams.get('token') ?? '';
}

describe('the first admin', () => {
  it('is created with the set-up link and can sign in', async () => {
    const link = await makeSetupLink('https://house.test');
    expect(link).toMatch(/^https:\/\/house\.test\/setup\?token=[\w-]{43}$/);
    const token = new URL(link ?? '').searchParams.get('token') ?? '';
    expect(await isSetupLinkOpen(token)).toBe(true);
    const made = await createFirstAdmin({ token, ...ada });
    expect(made).toEqual({ ok: true, userId: expect.any(String) });
    expect(await prisma().user.findMany()).toMatchObject([{ email: ada.email, role: 'admin' }]);
    expect((await fixture.auth.post('/sign-in/email', { email: ada.email, password: PASSWORD })).status).toBe(200);
    expect(await isSetupLinkOpen(token)).toBe(false);
    expect(await makeSetupLink('https://house.test')).toBeNull();
  });

  it('is created once by ten requests at once', async () => {
    const token = await freshToken();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => createFirstAdmin({ token, ...ada, email: `ada-${n}@example.com` })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual(Array(9).fill(linkOver));
    expect(await prisma().user.count()).toBe(1);
  });

  it('is created once with two links', async () => {
    // Two nodes that start at once may each create a link.
    const { setupTokenHash } = await import('./setup-token.ts');
    for (const token of ['one', 'two']) await prisma().setupLink.create({ data: { tokenHash: setupTokenHash(token) } });
    const answers = await Promise.all(
      ['one', 'two'].map((token) => createFirstAdmin({ token, ...ada, email: `${token}@example.com` })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual(linkOver);
    expect(await prisma().user.count({ where: { role: 'admin' } })).toBe(1);
  });

  it('cannot be created with a link that was replaced', async () => {
    const [older, newer] = [await freshToken(), await freshToken()];
    expect(await createFirstAdmin({ token: older, ...ada })).toEqual(linkOver);
    expect(await prisma().user.count()).toBe(0);
    expect(await createFirstAdmin({ token: newer, ...ada })).toMatchObject({ ok: true });
  });

  it('is not created with a taken e-mail address, and the link stays unused', async () => {
    const token = await freshToken();
    await fixture.auth.person({ email: ada.email });
    const before = await fixture.rows();
    const taken = { ok: false, refusal: { code: 'NOT_POSSIBLE', why: 'email-taken' } };
    expect(await createFirstAdmin({ token, ...ada })).toEqual(taken);
    expect(await fixture.rows()).toEqual(before);
    expect(await createFirstAdmin({ token, ...ada, email: 'other@example.com' })).toMatchObject({ ok: true });
  });

  it('cannot be created from the database, which stores only a hash of the token', async () => {
    const token = await freshToken();
    const [link, ...others] = await prisma().setupLink.findMany();
    expect(others).toEqual([]);
    expect(link?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(link)).not.toContain(token);
    expect(await createFirstAdmin({ token: link?.tokenHash ?? '', ...ada })).toEqual(linkOver);
  });

  it('is not created with a wrong token or an invalid field', async () => {
    const token = await freshToken();
    const before = await fixture.rows();
    const bad: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ token: 'x'.repeat(43) }, 'NOT_POSSIBLE'],
      [{ token: token.toLowerCase() }, 'NOT_POSSIBLE'],
      [{ token: `${token} ` }, 'NOT_POSSIBLE'],
      [{ token: '' }, 'INVALID'],
      [{ token: { not: '' } }, 'INVALID'],
      [{ token: 'x'.repeat(500) }, 'INVALID'],
      [{ email: 'ada' }, 'INVALID'],
      [{ password: 'short' }, 'INVALID'],
      [{ name: '' }, 'INVALID'],
      [{ role: 'admin' }, 'INVALID'],
    ];
    for (const [change, code] of bad) {
      const answer = await createFirstAdmin({ token, ...ada, ...change } as Parameters<typeof createFirstAdmin>[0]);
      expect([change, answer.ok || answer.refusal.code]).toEqual([change, code]);
    }
    expect(await fixture.rows()).toEqual(before);
  });
});
