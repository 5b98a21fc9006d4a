import process from 'node:process';
import type { Role } from '#protocol/views/dashboard-people.ts';
import { closeSharedStore, prisma } from '#server/store/prisma-client.ts';
import { createTestDatabase } from '#server/store/testing/test-database.ts';
import { handleAuthRequest } from '../auth-routes.ts';
import { accountRows } from '../create-account.ts';
import { hashPassword } from '../hash-password.ts';
import { readSession } from '../session.ts';
import type { SignedIn } from '../signed-in.ts';

/** Everybody's password in a test house. */
export const PASSWORD = 'a walnut bureau, c. 1720';

export type TestPerson = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
};

/** A house with its own database, as a test file needs it to try what people do: no pages, no saleroom. */
export type AuthFixture = {
  readonly url: string;
  /** An account; its names are its own unless given. */
  readonly person: (fields?: {
    readonly name?: string;
    readonly email?: string;
    readonly role?: Role;
  }) => Promise<TestPerson>;
  /** Signs in through the door; the cookie as a browser would send it, and who the house then says it is. */
  readonly signIn: (person: TestPerson) => Promise<{ readonly cookie: string; readonly who: SignedIn }>;
  /** Posts JSON to the door as a page of the house would, from the given address. */
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly close: () => Promise<void>;
};

/**
 * Opens a test house: sets the environment that the house is run in, so that a test file opens one only. `url` is the house's public address,
 * `attemptsPerMinute` the limit on signing in, high unless it is what is tried.
 */
export async function openAuthFixture({
  url = 'http://house.test',
  attemptsPerMinute = 10_000,
}: {
  readonly url?: string;
  readonly attemptsPerMinute?: number;
} = {}): Promise<AuthFixture> {
  const database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    ROSTRUM_URL: url,
    ROSTRUM_ORIGINS: `${url},http://127.0.0.1:7500`,
    ROSTRUM_SECRET: 'the secret of a house that is open for a test only',
    ROSTRUM_ATTEMPTS_PER_MINUTE: String(attemptsPerMinute),
    ROSTRUM_LOG: 'silent',
  });
  const passwordHash = await hashPassword(PASSWORD);
  let count = 0;
  const post: AuthFixture['post'] = (path, body, headers = {}) =>
    handleAuthRequest(
      new Request(`${url}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': '192.0.2.1', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );

  return {
    url,
    post,
    person: async ({ role = 'bidder', ...fields } = {}) => {
      count += 1;
      const name = fields.name ?? `Person ${count}`;
      const email = fields.email ?? `person-${count}@example.com`;
      const { id } = await prisma().user.create({ data: accountRows({ name, email, role }, passwordHash) });
      return { userId: id, name, email, role };
    },
    signIn: async (person) => {
      const answer = await post('/sign-in/email', { email: person.email, password: PASSWORD });
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const who = await readSession(new Headers({ cookie }));
      if (!who) throw new Error(`${person.email} could not sign in: ${answer.status}`);
      return { cookie, who };
    },
    close: async () => {
      await closeSharedStore();
      await database.drop();
    },
  };
}
