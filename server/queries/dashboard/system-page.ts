import { type SystemFacts, systemFactsSchema } from '#protocol/views/system-facts.ts';
import { pagesSettings } from '#server/settings/pages-settings.ts';

/** Asks the house's own process, on this machine, by the word that it gave its pages. Null when it does not answer. For who may 'see-system' only. */
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
