import { makeSetupLink } from './catalogue/people/make-setup-link.ts';
import type { RunningServer } from './start-server.ts';

/**
 * Prints the set-up link, with which the first admin account is created, as long as there is no
 * admin.
 */
export async function printSetupLink(
  { url }: Pick<RunningServer, 'url'>,
  print: (message: string) => void,
): Promise<void> {
  const link = await makeSetupLink(url);
  if (link) print(`There is no admin yet. The first person who opens this link becomes one:\n  ${link}`);
}
