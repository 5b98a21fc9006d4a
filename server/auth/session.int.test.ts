import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '#server/store/prisma-client.ts';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

const DAY = 86_400_000;

describe('who a request comes from', () => {
  let house: AuthFixture;
  beforeAll(async () => {
    house = await openAuthFixture();
  });
  afterAll(() => house.close());

  const signedIn = async (role: 'bidder' | 'clerk' = 'bidder') => {
    const person = await house.person({ role });
    return { person, ...(await house.signIn(person)) };
  };
  const reads = (cookie: string) => readSession(new Headers({ cookie }));
  const end = async (sessionId: string) =>
    (await prisma().session.findUniqueOrThrow({ where: { id: sessionId } })).expiresAt.getTime();

  it('is told by the session in its cookie, from fetch headers and from those of Node', async () => {
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

  it('leaves a note of where and with what somebody signed in, and no more of it than is of use', async () => {
    const { email } = await house.person();
    const headers = { 'x-forwarded-for': '::ffff:192.0.2.77', 'user-agent': `Browser/1.0 ${'x'.repeat(5000)}` };
    await house.post('/sign-in/email', { email, password: PASSWORD }, headers);
    const { ipAddress, userAgent } = await prisma().session.findFirstOrThrow({ where: { user: { email } } });
    expect(ipAddress).toBe('192.0.2.77');
    expect(userAgent).toMatch(/^Browser\/1\.0 x{288}$/);
  });

  it('is nobody without a cookie, and with one that is not of the house', async () => {
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
    for (const cookie of forged) expect([cookie, await reads(cookie)]).toEqual([cookie, null]);
  });

  it('is nobody once the session has ended [I34]', async () => {
    const { cookie, who } = await signedIn();
    await prisma().session.delete({ where: { id: who.sessionId } });
    expect(await reads(cookie)).toBeNull();
  });

  it('is nobody once the session has run out [I34]', async () => {
    const { cookie, who } = await signedIn();
    await prisma().session.update({ where: { id: who.sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await reads(cookie)).toBeNull();
  });

  it('is nobody once the account is suspended, and somebody again when that is over [I34]', async () => {
    const { cookie, who } = await signedIn();
    const set = (data: { banned: boolean; banExpires: Date | null }) =>
      prisma().user.update({ where: { id: who.userId }, data });
    await set({ banned: true, banExpires: null });
    expect(await reads(cookie)).toBeNull();
    await set({ banned: true, banExpires: new Date(Date.now() + DAY) });
    expect(await reads(cookie)).toBeNull();
    await set({ banned: true, banExpires: new Date(Date.now() - 1) });
    expect(await reads(cookie)).toEqual(who);
  });

  it('is nobody once the account is gone', async () => {
    const { cookie, who } = await signedIn();
    await prisma().user.delete({ where: { id: who.userId } });
    expect(await reads(cookie)).toBeNull();
  });

  it('has the role of this moment, not that of the sign-in [I34]', async () => {
    const { cookie, who } = await signedIn();
    await prisma().user.update({ where: { id: who.userId }, data: { role: 'admin' } });
    expect((await reads(cookie))?.role).toBe('admin');
  });

  it('keeps a session going that is used, for a week at a time and for a month at most', async () => {
    const { cookie, who } = await signedIn();
    const first = await end(who.sessionId);
    expect(Math.abs(first - Date.now() - 7 * DAY)).toBeLessThan(60_000);
    await reads(cookie);
    expect(await end(who.sessionId)).toBe(first);

    const fiveDaysAgo = { createdAt: new Date(Date.now() - 5 * DAY), expiresAt: new Date(Date.now() + 2 * DAY) };
    await prisma().session.update({ where: { id: who.sessionId }, data: fiveDaysAgo });
    expect(await reads(cookie)).toEqual(who);
    expect(Math.abs((await end(who.sessionId)) - Date.now() - 7 * DAY)).toBeLessThan(60_000);

    const began = new Date(Date.now() - 28 * DAY);
    await prisma().session.update({
      where: { id: who.sessionId },
      data: { createdAt: began, expiresAt: new Date(Date.now() + DAY / 2) },
    });
    await reads(cookie);
    expect(await end(who.sessionId)).toBe(began.getTime() + 30 * DAY);
  });
});
