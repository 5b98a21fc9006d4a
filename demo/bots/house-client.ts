import { z } from 'zod';
import { termsSchema } from '#protocol/export/terms-schema.ts';

/** The parts of the HTTP API (docs/protocol.md) that bots read. Unknown fields are ignored. */
const auctionsSchema = z.object({
  auctions: z.array(z.object({ auctionId: z.string(), lotTotal: z.number() })),
});
const catalogueSchema = z.object({
  auction: z.object({ auctionId: z.string(), terms: termsSchema }),
  lots: z.array(
    z.object({
      lotId: z.string(),
      openingBid: z.number(),
      estimateLow: z.number().nullable(),
      estimateHigh: z.number().nullable(),
      lot: z.object({ status: z.string() }),
    }),
  ),
});

export type Catalogue = z.output<typeof catalogueSchema>;

/**
 * The public HTTP API for one bot: signing in, the catalogue, registration. Calls throw what the
 * server refuses.
 */
export type HouseClient = {
  /** The session's cookies; empty before signing in. */
  readonly cookie: () => string;
  readonly signIn: (email: string, password: string) => Promise<void>;
  readonly auctions: () => Promise<readonly string[]>;
  readonly catalogue: (auctionId: string) => Promise<Catalogue>;
  /** Accepts the conditions of sale and registers, or does nothing if it is registered. */
  readonly register: (auctionId: string) => Promise<void>;
};

/** The server answered with a refusal. */
class Refused extends Error {
  override name = 'Refused';
}

/** Opens a client without a session for the server at `url`. */
export function openHouseClient(url: string): HouseClient {
  let cookie = '';

  const call = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const headers = { origin: url, ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(url + path, {
      method,
      headers,
      signal: AbortSignal.timeout(15_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    const given = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    if (given.length > 0) cookie = given.join('; ');
    if (!response.ok) throw new Refused(`${method} ${path}: ${response.status}`);
    return response.json();
  };

  return {
    cookie: () => cookie,
    signIn: async (email, password) => {
      cookie = '';
      await call('POST', '/api/auth/sign-in/email', { email, password });
    },
    auctions: async () =>
      auctionsSchema.parse(await call('GET', '/api/auctions')).auctions.map(({ auctionId }) => auctionId),
    catalogue: async (auctionId) => catalogueSchema.parse(await call('GET', `/api/auctions/${auctionId}`)),
    register: async (auctionId) => {
      await call('POST', `/api/auctions/${auctionId}/paddle`, { acceptConditions: true });
    },
  };
}
