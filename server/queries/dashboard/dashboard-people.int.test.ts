import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AuthFixture, openAuthFixture } from '#server/auth/testing/auth-fixture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { dashboardPeople } from './dashboard-people.ts';

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await openAuthFixture();
  const people = [
    { name: 'Ada Lovelace', email: 'ada@example.org', role: 'admin' },
    { name: 'Ben Okoro', email: 'ben_okoro@example.org' },
    { name: 'Cleo Marsh', email: 'benxokoro@example.net', banned: true, banReason: 'did not pay' },
  ];
  await prisma().user.createMany({ data: people });
});
afterAll(() => fixture.close());

const namesFor = async (search: string) => (await dashboardPeople({ search })).people.map(({ name }) => name);

it.each([
  ['', ['Ada Lovelace', 'Ben Okoro', 'Cleo Marsh']],
  [' LOVE', ['Ada Lovelace']],
  ['example.net', ['Cleo Marsh']],
  ['ben_o', ['Ben Okoro']],
  ['%', []],
  ['nobody', []],
])('finds people by name or e-mail address: %j', async (search, names) => {
  expect(await namesFor(search)).toEqual(names);
});

it('returns their role and ban reason, and no secrets', async () => {
  const { people, found } = await dashboardPeople({ search: 'cleo' });
  expect(found).toBe(1);
  expect(people).toEqual([
    {
      userId: expect.any(String),
      name: 'Cleo Marsh',
      email: 'benxokoro@example.net',
      role: 'bidder',
      isBot: false,
      banned: true,
      banReason: 'did not pay',
    },
  ]);
});
