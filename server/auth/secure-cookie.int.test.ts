import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await openAuthFixture({ url: 'https://auctions.example' });
});
afterAll(() => fixture.close());

it('on https the session cookie is bound to https and to its host', async () => {
  const person = await fixture.person();
  const answer = await fixture.post('/sign-in/email', { email: person.email, password: PASSWORD });
  const [cookie = ''] = answer.headers.getSetCookie();
  const [pair = '', ...attributes] = cookie.split('; ');
  expect(pair).toMatch(/^__Host-rostrum\.session=/);
  expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']);
  expect(await readSession({ cookie: pair })).toMatchObject({ userId: person.userId });
});
