import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSession } from '#server/auth/session.ts';
import { PASSWORD } from '#server/auth/testing/auth-fixture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { openPeopleFixture, type PeopleFixture } from '../testing/people-fixture.ts';
import { changeName } from './change-name.ts';
import { changeRole } from './change-role.ts';
import { endSessions } from './end-sessions.ts';
import { readmitPerson } from './readmit-person.ts';
import { suspendPerson } from './suspend-person.ts';

let fixture: PeopleFixture;
beforeAll(async () => {
  fixture = await openPeopleFixture();
});
afterAll(() => fixture.auth.close());

const roleOf = async (id: string) => (await prisma().user.findUniqueOrThrow({ where: { id } })).role;

describe('actions on people', () => {
  it('let an admin make a bidder a clerk', async () => {
    const [admin, ada] = [await fixture.person('admin'), await fixture.person()];
    expect(await changeRole(admin, { userId: ada.userId, role: 'clerk' })).toEqual({ ok: true });
    expect(await roleOf(ada.userId)).toBe('clerk');
  });

  it('suspend a person: all sessions end and signing in fails until the suspension is lifted [I34]', async () => {
    const admin = await fixture.person('admin');
    const person = await fixture.auth.person();
    const { cookie } = await fixture.auth.signIn(person);
    const signIn = () => fixture.auth.post('/sign-in/email', { email: person.email, password: PASSWORD });
    expect(await suspendPerson(admin, { userId: person.userId, reason: 'did not pay' })).toEqual({ ok: true });
    expect(await readSession({ cookie })).toBeNull();
    expect(await prisma().session.count({ where: { userId: person.userId } })).toBe(0);
    expect((await signIn()).status).toBe(403);
    expect(await readmitPerson(admin, { userId: person.userId })).toEqual({ ok: true });
    expect((await signIn()).status).toBe(200);
  });

  it('let people end their own sessions, all, the others, or one; and an admin anybody’s', async () => {
    const person = await fixture.auth.person();
    const signIn = () => fixture.auth.signIn(person);
    const [here, there, elsewhere] = [await signIn(), await signIn(), await signIn()];
    const alive = async (one: typeof here) => (await readSession({ cookie: one.cookie })) !== null;
    const { userId } = person;

    const one = { userId, which: { sessionId: there.who.sessionId } };
    expect(await endSessions(here.who, one)).toEqual({ ok: true, ended: 1 });
    expect([await alive(here), await alive(there), await alive(elsewhere)]).toEqual([true, false, true]);
    expect(await endSessions(here.who, one)).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(await endSessions(here.who, { userId, which: 'others' })).toEqual({ ok: true, ended: 1 });
    expect([await alive(here), await alive(elsewhere)]).toEqual([true, false]);
    expect(await endSessions(await fixture.person('admin'), { userId, which: 'all' })).toEqual({
      ok: true,
      ended: 1,
    });
    expect(await alive(here)).toBe(false);
  });

  it('do not let people end another person’s session by its id [IDOR]', async () => {
    const [ada, ben] = [await fixture.auth.person(), await fixture.auth.person()];
    const [adas, bens] = [await fixture.auth.signIn(ada), await fixture.auth.signIn(ben)];
    const which = { sessionId: bens.who.sessionId };
    expect(await endSessions(adas.who, { userId: ada.userId, which })).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    });
    expect(await endSessions(adas.who, { userId: ben.userId, which })).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    });
    expect(await readSession({ cookie: bens.cookie })).toEqual(bens.who);
  });

  it('let people change their own name', async () => {
    const ada = await fixture.person();
    expect(await changeName(ada, { name: '  Ada   King ' })).toEqual({ ok: true, name: 'Ada King' });
    expect((await prisma().user.findUniqueOrThrow({ where: { id: ada.userId } })).name).toBe('Ada King');
  });

  it('are refused without a change when they are not allowed or invalid', async () => {
    const [admin, clerk, ada] = [await fixture.person('admin'), await fixture.person('clerk'), await fixture.person()];
    const { userId } = ada;
    const reason = 'did not pay';
    const before = await fixture.rows();
    const refusals: readonly (readonly [Promise<{ ok: boolean; refusal?: { code: string } }>, string])[] = [
      [changeRole(null, { userId, role: 'admin' }), 'UNAUTHENTICATED'],
      [changeRole(ada, { userId, role: 'admin' }), 'FORBIDDEN'],
      [changeRole(clerk, { userId: clerk.userId, role: 'admin' }), 'FORBIDDEN'],
      [changeRole(admin, { userId: admin.userId, role: 'clerk' }), 'NOT_POSSIBLE'],
      [changeRole(admin, { userId: randomUUIDv7(), role: 'clerk' }), 'NOT_FOUND'],
      [changeRole(admin, { userId, role: 'owner' as 'admin' }), 'INVALID'],
      [changeRole(admin, { userId, role: 'clerk', banned: false } as { userId: string; role: 'clerk' }), 'INVALID'],
      [suspendPerson(null, { userId, reason }), 'UNAUTHENTICATED'],
      [suspendPerson(clerk, { userId, reason }), 'FORBIDDEN'],
      [suspendPerson(admin, { userId: randomUUIDv7(), reason }), 'NOT_FOUND'],
      [suspendPerson(admin, { userId, reason: '  ' }), 'INVALID'],
      [suspendPerson(admin, { userId: admin.userId, reason }), 'NOT_POSSIBLE'],
      [readmitPerson(null, { userId }), 'UNAUTHENTICATED'],
      [readmitPerson(clerk, { userId }), 'FORBIDDEN'],
      [readmitPerson(admin, { userId: randomUUIDv7() }), 'NOT_FOUND'],
      [readmitPerson(admin, { userId: '' }), 'INVALID'],
      [endSessions(null, { userId, which: 'all' }), 'UNAUTHENTICATED'],
      [endSessions(clerk, { userId, which: 'all' }), 'FORBIDDEN'],
      [endSessions(ada, { userId, which: 'none' as 'all' }), 'INVALID'],
      [changeName(null, { name: 'Ada' }), 'UNAUTHENTICATED'],
      [changeName(ada, { name: '' }), 'INVALID'],
      [changeName(ada, { name: 'Ada\u202e' }), 'INVALID'],
      [changeName(ada, { name: 'Ada', role: 'admin' } as { name: string }), 'INVALID'],
    ];
    const codes = await Promise.all(refusals.map(async ([answer]) => (await answer).refusal?.code));
    expect(codes).toEqual(refusals.map(([, code]) => code));
    expect(await fixture.rows()).toEqual(before);
  });
});

describe('the last admin', () => {
  const onlyAdmins = async (count: number) => {
    await prisma().user.updateMany({ where: { role: 'admin' }, data: { role: 'bidder' } });
    return Promise.all(Array.from({ length: count }, () => fixture.person('admin')));
  };

  it('cannot be demoted by a person who was an admin a moment ago', async () => {
    const [ada] = await onlyAdmins(1);
    if (!ada) throw new Error('no admin was created');
    const formerAdmin = { ...(await fixture.person()), role: 'admin' as const };
    expect(await changeRole(formerAdmin, { userId: ada.userId, role: 'bidder' })).toEqual({
      ok: false,
      refusal: { code: 'NOT_POSSIBLE', why: 'last-admin' },
    });
    expect(await roleOf(ada.userId)).toBe('admin');
  });

  it('remains when several admins demote or suspend each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const admins = await onlyAdmins(4);
      const next = (n: number) => admins[(n + 1) % admins.length] as (typeof admins)[number];
      const answers = await Promise.all(
        admins.map((admin, n) =>
          n % 2
            ? changeRole(admin, { userId: next(n).userId, role: 'bidder' })
            : suspendPerson(admin, { userId: next(n).userId, reason: 'a quarrel' }),
        ),
      );
      expect(answers.filter((answer) => !answer.ok)).toEqual([
        { ok: false, refusal: { code: 'NOT_POSSIBLE', why: 'last-admin' } },
      ]);
      expect(await prisma().user.count({ where: { role: 'admin', banned: false } })).toBe(1);
    }
  });
});
