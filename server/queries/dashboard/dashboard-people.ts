import type { DashboardPeople, ListedPerson, Role } from '#protocol/views/dashboard-people.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** The most that one page lists. */
const MOST = 200;

/** People whose name or e-mail address has the search in it, by name, and how many there are in all. For who may 'manage-people' only. */
export async function dashboardPeople({ search }: { readonly search: string }): Promise<DashboardPeople> {
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
