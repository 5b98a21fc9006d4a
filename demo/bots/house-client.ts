import { z } from 'zod';
import { termsSchema } from '#protocol/export/terms-schema.ts';

/** What bots read of the house over HTTP: as much of docs/protocol.md as they need. Unknown fields are let by. */
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

/** The house's door for one bot, by the same wire as everybody: signing in, the catalogue, a paddle. Faults of the house are thrown. */
export type HouseClient = {
  /** The cookies of the session; empty before signing in. */
  readonly cookie: () => string;
  readonly signIn: (email: string, password: string) => Promise<void>;
  readonly auctions: () => Promise<readonly string[]>;
  readonly catalogue: (auctionId: string) => Promise<Catalogue>;
  /** Accepts the conditions of sale and takes a paddle, or finds the one that is there. */
  readonly register: (auctionId: string) => Promise<void>;
};

/** The house answered, and the answer was no. */
export class Refused extends Error {
  override name = 'Refused';
}

export function openDoor(house: string): HouseClient {
  let cookie = '';

  const call = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const headers = { origin: house, ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(house + path, {
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
