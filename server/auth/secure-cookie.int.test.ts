import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';

let house: AuthFixture;
beforeAll(async () => {
  house = await openAuthFixture({ url: 'https://auctions.example' });
});
afterAll(() => house.close());

it('a house on https binds its cookie to https and to its own host', async () => {
  const person = await house.person();
  const answer = await house.post('/sign-in/email', { email: person.email, password: PASSWORD });
  const [cookie = ''] = answer.headers.getSetCookie();
  const [pair = '', ...attributes] = cookie.split('; ');
  expect(pair).toMatch(/^__Host-rostrum\.session=/);
  expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']);
  expect(await readSession({ cookie: pair })).toMatchObject({ userId: person.userId });
});
