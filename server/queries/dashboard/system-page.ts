import { type SystemFacts, systemFactsSchema } from '#protocol/views/system-facts.ts';
import { pagesSettings } from '#server/settings/pages-settings.ts';

/**
 * Reads the node's facts from its server process on this machine, with the token that it passed to
 * the pages. Null if it does not answer. Only for people who may 'see-system'.
 */
export async function systemPage(): Promise<SystemFacts | null> {
  const { system } = pagesSettings();
  if (!system) return null;
  try {
    const answer = await fetch(`http://127.0.0.1:${system.port}/system`, {
      headers: { authorization: `Bearer ${system.token}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(3_000),
    });
    return answer.ok ? systemFactsSchema.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
