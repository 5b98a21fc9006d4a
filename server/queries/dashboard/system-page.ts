import { z } from 'zod';

const systemFacts = z.object({
  version: z.string(),
  node: z.string(),
  role: z.string(),
  hints: z.string(),
  openSince: z.number(),
  residentBytes: z.number(),
  migrations: z.object({
    newest: z.string().nullable(),
    pending: z.array(z.string()),
    unknown: z.array(z.string()),
  }),
  waitingCommands: z.number(),
  clockOffset: z.number(),
  clockAge: z.number(),
  connections: z.number(),
  auctionsWatched: z.number(),
  notReady: z.array(z.string()),
  database: z.object({ version: z.string(), settings: z.record(z.string(), z.string()) }),
});

/** How the node is that these pages belong to (server/operations/system-facts.ts). Times in milliseconds. */
export type SystemPage = z.output<typeof systemFacts>;

/** Asks the house's own process, on this machine, by the word that it gave its pages. Null when it does not answer. For who may 'see-system' only. */
export async function systemPage(): Promise<SystemPage | null> {
  const { ROSTRUM_SYSTEM_PORT: port, ROSTRUM_SYSTEM_TOKEN: token } = process.env;
  if (!port || !token) return null;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/system`, {
      headers: { authorization: `Bearer ${token}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(3_000),
    });
    return answer.ok ? systemFacts.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
