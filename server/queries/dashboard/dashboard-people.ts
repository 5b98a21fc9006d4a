import type { Role } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** Somebody with an account, as those who decide about people see them. */
export type ListedPerson = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isBot: boolean;
  readonly banned: boolean;
  readonly banReason: string | null;
};

/** The most that one page lists. */
const MOST = 200;

/** People whose name or e-mail address has the search in it, by name, and how many there are in all. For who may 'manage-people' only. */
export async function dashboardPeople({
  search,
}: {
  readonly search: string;
}): Promise<{ readonly people: readonly ListedPerson[]; readonly found: number }> {
  // A pattern's wildcards are letters like others here: addresses have underscores.
  const contains = search.trim().replaceAll(/[\\%_]/g, '\\$&');
  const like = { contains, mode: 'insensitive' } as const;
  const where = contains === '' ? {} : { OR: [{ name: like }, { email: like }] };
  const [rows, found] = await Promise.all([
    prisma().user.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST,
      select: { id: true, name: true, email: true, role: true, isBot: true, banned: true, banReason: true },
    }),
    prisma().user.count({ where }),
  ]);
  const people = rows.map(({ id, role, ...row }): ListedPerson => ({ ...row, userId: id, role: role as Role }));
  return { people, found };
}
