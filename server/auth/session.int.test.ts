import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '#server/store/prisma-client.ts';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

const DAY = 86_400_000;

describe('the person behind a request', () => {
  let fixture: AuthFixture;
  beforeAll(async () => {
    fixture = await openAuthFixture();
  });
  afterAll(() => fixture.close());

  const signedIn = async (role: 'bidder' | 'clerk' = 'bidder') => {
    const person = await fixture.person({ role });
    return { person, ...(await fixture.signIn(person)) };
  };
  const personOf = (cookie: string) => readSession(new Headers({ cookie }));
  const expiryOf = async (sessionId: string) =>
    (await prisma().session.findUniqueOrThrow({ where: { id: sessionId } })).expiresAt.getTime();

  it('is read from the session cookie, in fetch headers and in Node’s', async () => {
    const { person, cookie, who } = await signedIn('clerk');
    expect(who).toEqual({
      userId: person.userId,
      sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: person.name,
      email: person.email,
      role: 'clerk',
    });
    expect(await readSession({ cookie: `theme=dark; ${cookie}` })).toEqual(who);
  });

  it('has a session with the address and a shortened user agent', async () => {
    const { email } = await fixture.person();
    const headers = { 'x-forwarded-for': '::ffff:192.0.2.77', 'user-agent': `Browser/1.0 ${'x'.repeat(5000)}` };
    await fixture.post('/sign-in/email', { email, password: PASSWORD }, headers);
    const { ipAddress, userAgent } = await prisma().session.findFirstOrThrow({ where: { user: { email } } });
    expect(ipAddress).toBe('192.0.2.77');
    expect(userAgent).toMatch(/^Browser\/1\.0 x{288}$/);
  });

  it('is null without a cookie and with a forged one', async () => {
    const { cookie } = await signedIn();
    const [name, value = ''] = cookie.split('=');
    const [token = '', signature = ''] = decodeURIComponent(value).split('.');
    const forged = [
      '',
      'garbage',
      `${name}=`,
      `${name}=${token}`,
      `${name}=${token}.`,
      `${name}=${token}.${'A'.repeat(signature.length)}`,
      `${name}=${encodeURIComponent(`${token}x.${signature}`)}`,
      `${name}=${encodeURIComponent(`' OR 1=1 --.${signature}`)}`,
      `${name}=%00%ff%`,
      `${name}=\u00e9\u00ff`,
      `better-auth.session_token=${value}`,
      `__Secure-${cookie}`,
    ];
    expect(await readSession(new Headers())).toBeNull();
    expect(await readSession({})).toBeNull();
    for (const cookie of forged) expect([cookie, await personOf(cookie)]).toEqual([cookie, null]);
  });

  it('is null after the session has ended [I34]', async () => {
    const { cookie, who } = await signedIn();
    await prisma().session.delete({ where: { id: who.sessionId } });
    expect(await personOf(cookie)).toBeNull();
  });

  it('is null after the session has expired [I34]', async () => {
    const { cookie, who } = await signedIn();
    await prisma().session.update({ where: { id: who.sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await personOf(cookie)).toBeNull();
  });

  it('is null while the account is suspended [I34]', async () => {
    const { cookie, who } = await signedIn();
    const set = (data: { banned: boolean; banExpires: Date | null }) =>
      prisma().user.update({ where: { id: who.userId }, data });
    await set({ banned: true, banExpires: null });
    expect(await personOf(cookie)).toBeNull();
    await set({ banned: true, banExpires: new Date(Date.now() + DAY) });
    expect(await personOf(cookie)).toBeNull();
    await set({ banned: true, banExpires: new Date(Date.now() - 1) });
    expect(await personOf(cookie)).toEqual(who);
  });

  it('is null after the account was deleted', async () => {
    const { cookie, who } = await signedIn();
    await prisma().user.delete({ where: { id: who.userId } });
    expect(await personOf(cookie)).toBeNull();
  });

  it('has the present role, not that of the sign-in [I34]', async () => {
    const { cookie, who } = await signedIn();
    await prisma().user.update({ where: { id: who.userId }, data: { role: 'admin' } });
    expect((await personOf(cookie))?.role).toBe('admin');
  });

  it('extends a session in use by a week, for a month at most', async () => {
    const { cookie, who } = await signedIn();
    const first = await expiryOf(who.sessionId);
    expect(Math.abs(first - Date.now() - 7 * DAY)).toBeLessThan(60_000);
    await personOf(cookie);
    expect(await expiryOf(who.sessionId)).toBe(first);

    const fiveDaysAgo = { createdAt: new Date(Date.now() - 5 * DAY), expiresAt: new Date(Date.now() + 2 * DAY) };
    await prisma().session.update({ where: { id: who.sessionId }, data: fiveDaysAgo });
    expect(await personOf(cookie)).toEqual(who);
    expect(Math.abs((await expiryOf(who.sessionId)) - Date.now() - 7 * DAY)).toBeLessThan(60_000);

    const began = new Date(Date.now() - 28 * DAY);
    await prisma().session.update({
      where: { id: who.sessionId },
      data: { createdAt: began, expiresAt: new Date(Date.now() + DAY / 2) },
    });
    await personOf(cookie);
    expect(await expiryOf(who.sessionId)).toBe(began.getTime() + 30 * DAY);
  });
});
