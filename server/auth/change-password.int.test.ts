import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '../store/prisma-client.ts';
import { readSession } from './session.ts';
import { type AuthFixture, openAuthFixture, PASSWORD } from './testing/auth-fixture.ts';
import { allRows, cookieOf, responseOf } from './testing/observe-auth.ts';

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await openAuthFixture();
});
afterAll(() => fixture.close());

describe('changing the password', () => {
  it('ends all other sessions and the old password', async () => {
    const person = await fixture.person();
    const [here, there] = [await fixture.signIn(person), await fixture.signIn(person)];
    const change = { currentPassword: PASSWORD, newPassword: 'a tallboy of oak' };
    const answer = await fixture.post('/change-password', change, { cookie: here.cookie });
    expect(await responseOf(answer)).toEqual({ status: 200, body: { ok: true } });
    expect(await readSession(new Headers({ cookie: there.cookie }))).toBeNull();
    expect(await readSession(new Headers({ cookie: here.cookie }))).toBeNull();
    expect(await readSession(new Headers({ cookie: cookieOf(answer) }))).toMatchObject({ userId: person.userId });
    expect((await fixture.post('/sign-in/email', { email: person.email, password: PASSWORD })).status).toBe(401);
    const renewed = { email: person.email, password: 'a tallboy of oak' };
    expect((await fixture.post('/sign-in/email', renewed)).status).toBe(200);
  });

  it('refuses a common password and one made of the person’s own name [ASVS 6.2.4]', async () => {
    const { cookie } = await fixture.signIn(await fixture.person({ name: 'Augusta Byron' }));
    const before = await allRows();
    for (const newPassword of ['password1', 'ByronByron', 'augusta1815']) {
      const answer = await fixture.post('/change-password', { currentPassword: PASSWORD, newPassword }, { cookie });
      expect(await responseOf(answer), newPassword).toMatchObject({
        status: 400,
        body: { refusal: { code: 'INVALID', problems: [{ path: 'newPassword' }] } },
      });
    }
    expect(await allRows()).toEqual(before);
  });

  it('requires the present password and a session', async () => {
    const { cookie } = await fixture.signIn(await fixture.person());
    const before = await allRows();
    const change = { currentPassword: 'not it at all', newPassword: 'a tallboy of oak' };
    expect(await responseOf(await fixture.post('/change-password', change, { cookie }))).toEqual({
      status: 400,
      body: {
        ok: false,
        refusal: { code: 'INVALID', problems: [{ path: 'currentPassword', problem: 'That is not your password.' }] },
      },
    });
    expect((await fixture.post('/change-password', change)).status).toBe(401);
    expect(await allRows()).toEqual(before);
  });
});

it('a suspended account cannot change its password, even while its session’s row exists [I34]', async () => {
  const person = await fixture.person();
  const { cookie } = await fixture.signIn(person);
  await prisma().user.update({ where: { id: person.userId }, data: { banned: true } });
  const before = await allRows();
  for (const currentPassword of [PASSWORD, 'not it at all']) {
    const answer = await fixture.post(
      '/change-password',
      { currentPassword, newPassword: 'a tallboy of oak' },
      { cookie },
    );
    expect(await responseOf(answer)).toEqual({
      status: 401,
      body: { ok: false, refusal: { code: 'UNAUTHENTICATED' } },
    });
  }
  expect(await allRows()).toEqual(before);
});
