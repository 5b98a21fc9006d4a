import { type SystemFacts, systemFactsSchema } from '#protocol/views/system-facts.ts';

/** Asks the house's own process, on this machine, by the word that it gave its pages. Null when it does not answer. For who may 'see-system' only. */
export async function systemPage(): Promise<SystemFacts | null> {
  const { ROSTRUM_SYSTEM_PORT: port, ROSTRUM_SYSTEM_TOKEN: token } = process.env;
  if (!port || !token) return null;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/system`, {
      headers: { authorization: `Bearer ${token}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(3_000),
    });
    return answer.ok ? systemFactsSchema.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
