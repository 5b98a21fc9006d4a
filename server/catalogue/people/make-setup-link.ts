import { prisma } from '#server/store/prisma-client.ts';
import { newSetupToken, setupTokenHash } from './setup-token.ts';

/**
 * Creates the link whose first visitor becomes the admin and deletes any earlier unused link. Null
 * when there is an admin already. `publicUrl` is the site's public origin.
 */
export async function makeSetupLink(publicUrl: string): Promise<string | null> {
  if ((await prisma().user.count({ where: { role: 'admin' } })) > 0) return null;
  const token = newSetupToken();
  await prisma().$transaction([
    prisma().setupLink.deleteMany({ where: { usedAt: null } }),
    prisma().setupLink.create({ data: { tokenHash: setupTokenHash(token) } }),
  ]);
  return new URL(`/setup?token=${token}`, publicUrl).href;
}
