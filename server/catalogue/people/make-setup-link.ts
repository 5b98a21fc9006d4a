import { prisma } from '#server/store/prisma-client.ts';
import { newSetupToken, setupTokenHash } from './setup-token.ts';

/**
 * Makes the link whose first visitor becomes the house's admin, in place of any link made before. Null when the house has an admin.
 * `houseUrl` is the house's public origin.
 */
export async function makeSetupLink(houseUrl: string): Promise<string | null> {
  if ((await prisma().user.count({ where: { role: 'admin' } })) > 0) return null;
  const token = newSetupToken();
  await prisma().$transaction([
    prisma().setupLink.deleteMany({ where: { usedAt: null } }),
    prisma().setupLink.create({ data: { tokenHash: setupTokenHash(token) } }),
  ]);
  return new URL(`/setup?token=${token}`, houseUrl).href;
}
