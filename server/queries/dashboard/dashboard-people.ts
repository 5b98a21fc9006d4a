import type { Role } from '#protocol/role.ts';
import type { DashboardPeople, ListedPerson } from '#protocol/views/dashboard-people.ts';
import { prisma } from '#server/store/prisma-client.ts';

const MAX_PEOPLE = 200;

/**
 * The people whose name or e-mail address contains the search, by name. Only for people who may
 * 'manage-people'.
 */
export async function dashboardPeople({ search }: { readonly search: string }): Promise<DashboardPeople> {
  // Wildcards of the pattern are escaped: addresses contain underscores.
  const contains = search.trim().replaceAll(/[\\%_]/g, '\\$&');
  const like = { contains, mode: 'insensitive' } as const;
  const where = contains === '' ? {} : { OR: [{ name: like }, { email: like }] };
  const [rows, found] = await Promise.all([
    prisma().user.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MAX_PEOPLE,
      select: { id: true, name: true, email: true, role: true, isBot: true, banned: true, banReason: true },
    }),
    prisma().user.count({ where }),
  ]);
  const people = rows.map(({ id, role, ...row }): ListedPerson => ({ ...row, userId: id, role: role as Role }));
  return { people, found };
}
