import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleAuthRequest } from './auth-routes.ts';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';
import { allRows, responseOf } from './testing/observe-auth.ts';

let fixture: AuthFixture;
/** A signed-in person, for requests with a valid cookie. */
let signedIn: Awaited<ReturnType<AuthFixture['signIn']>>;
beforeAll(async () => {
  fixture = await openAuthFixture();
  signedIn = await fixture.signIn(await fixture.person());
});
afterAll(() => fixture.close());

describe('refuses', () => {
  const good = { email: 'new@example.com', password: PASSWORD, name: 'New' };
  const signUps: readonly (readonly [string, unknown])[] = [
    ['an empty body', ''],
    ['invalid JSON', '{"email":'],
    ['a list', [good]],
    ['null', 'null'],
    ['a missing name', { ...good, name: undefined }],
    ['a name of spaces', { ...good, name: '   ' }],
    ['a name that is too long', { ...good, name: 'x'.repeat(81) }],
    ['a name with a bidirectional override', { ...good, name: 'Ada\u202egnp.exe' }],
    ['a name with a null character', { ...good, name: 'Ada\u0000' }],
    ['half a surrogate pair', { ...good, name: 'Ada \ud800' }],
    ['a number as the name', { ...good, name: 7 }],
    ['an address without a host', { ...good, email: 'new@' }],
    ['a database filter as the address', { ...good, email: { startsWith: 'a' } }],
    ['an address that is too long', { ...good, email: `${'a'.repeat(250)}@example.com` }],
    ['two addresses', { ...good, email: ['a@example.com', 'b@example.com'] }],
    ['a password of seven characters', { ...good, password: '1234567' }],
    ['a password of 129 characters', { ...good, password: 'x'.repeat(129) }],
    ['a database filter as the password', { ...good, password: { not: '' } }],
    ['a role', { ...good, role: 'admin' }],
    ['a suspension state', { ...good, banned: false }],
    ['a verified address', { ...good, emailVerified: true }],
    ['an id', { ...good, id: '0195f0a0-0000-7000-8000-000000000000' }],
    ['a time of creation', { ...good, createdAt: '2020-01-01T00:00:00Z' }],
    ['a picture', { ...good, image: 'https://evil.example/x.svg' }],
    ['a bot flag', { ...good, isBot: true }],
    ['a prototype', `{"name":"New","email":"new@example.com","password":"long enough","__proto__":{"role":"admin"}}`],
    ['a redirect', { ...good, callbackURL: 'https://evil.example/' }],
    ['a body that is too long', { ...good, name: 'x'.repeat(9000) }],
  ];
  it.each(signUps)('signing up with %s', async (_, body) => {
    const before = await allRows();
    expect(await responseOf(await fixture.post('/sign-up/email', body))).toMatchObject({
      status: 400,
      body: { ok: false, refusal: { code: 'INVALID', problems: expect.arrayContaining([expect.anything()]) } },
    });
    expect(await allRows()).toEqual(before);
  });

  const signIns: readonly (readonly [string, unknown])[] = [
    ['no password', { email: 'ada@example.com' }],
    ['a database filter as the password', { email: 'ada@example.com', password: { not: '' } }],
    ['a database filter as the address', { email: { contains: '@' }, password: PASSWORD }],
    ['a longer session', { email: 'ada@example.com', password: PASSWORD, rememberMe: true }],
  ];
  it.each(signIns)('signing in with %s', async (_, body) => {
    expect((await responseOf(await fixture.post('/sign-in/email', body))).body.refusal.code).toBe('INVALID');
  });

  it('a form of another site: a body whose content type is not JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      const answer = await fixture.post(
        '/sign-in/email',
        JSON.stringify({ email: 'ada@example.com', password: PASSWORD }),
        { 'content-type': type },
      );
      expect([type, answer.status]).toEqual([type, 400]);
    }
  });

  const paths: readonly (readonly [string, string])[] = [
    ['POST', '/update-user'],
    ['POST', '/delete-user'],
    ['POST', '/change-email'],
    ['GET', '/list-sessions'],
    ['POST', '/revoke-sessions'],
    ['POST', '/request-password-reset'],
    ['POST', '/sign-in/social'],
    ['POST', '/update-session'],
    ['POST', '/admin/set-role'],
    ['POST', '/get-session'],
    ['GET', '/sign-out'],
    ['GET', '/sign-in/email'],
    ['PUT', '/sign-up/email'],
    ['POST', '/sign-in/email/'],
    ['POST', '//sign-in/email'],
    ['POST', '/toString'],
    ['GET', '/ok'],
    ['GET', ''],
  ];
  it.each(paths)('%s %s, which is not a route', async (method, path) => {
    const { cookie } = signedIn;
    const before = await allRows();
    const answer = await handleAuthRequest(
      new Request(`${fixture.url}/api/auth${path}`, { method, headers: { cookie, origin: fixture.url } }),
    );
    expect(await responseOf(answer)).toEqual({ status: 404, body: { ok: false, refusal: { code: 'NOT_FOUND' } } });
    expect(await allRows()).toEqual(before);
  });

  const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://house.test:8080' }],
    ['a sibling host', { origin: 'http://shop.house.test' }],
    ['another scheme', { origin: 'https://house.test' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nowhere, with a cookie', { origin: '' }],
  ];
  it.each(foreign)('a request from %s [CSRF]', async (_, headers) => {
    const { cookie, who } = signedIn;
    const passed = new Headers({ 'content-type': 'application/json', cookie, ...headers });
    if (headers.origin === '') passed.delete('origin');
    for (const path of ['/sign-out', '/change-password', '/sign-in/email', '/sign-up/email']) {
      const answer = await handleAuthRequest(
        new Request(`${fixture.url}/api/auth${path}`, { method: 'POST', headers: passed, body: '{}' }),
      );
      expect([path, await responseOf(answer)]).toEqual([
        path,
        { status: 403, body: { ok: false, refusal: { code: 'FORBIDDEN' } } },
      ]);
    }
    expect(await readSession(new Headers({ cookie }))).toEqual(who);
  });
});
