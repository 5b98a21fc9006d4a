import { z } from 'zod';

const names = z.array(z.string()).readonly();

/**
 * The state of one node, for admins: the pages process reads it over HTTP. It carries no secrets.
 */
export const systemFactsSchema = z.object({
  version: z.string(),
  node: z.string(),
  role: z.string(),
  hints: z.string(),
  /** Epoch milliseconds. */
  openSince: z.number(),
  residentBytes: z.number(),
  migrations: z.object({ newest: z.string().nullable(), pending: names, unknown: names }),
  waitingCommands: z.number(),
  /** How far the database's clock is ahead of this machine's, and the age of that figure, in ms. */
  clockOffset: z.number(),
  clockAge: z.number(),
  connections: z.number(),
  auctionsWatched: z.number(),
  notReady: names,
  database: z.object({ version: z.string(), settings: z.record(z.string(), z.string()).readonly() }),
});

export type SystemFacts = z.output<typeof systemFactsSchema>;
