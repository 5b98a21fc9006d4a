import process from 'node:process';
import type { Role } from '#protocol/role.ts';
import { closeSharedStore, prisma } from '#server/store/prisma-client.ts';
import { createTestDatabase } from '#server/store/testing/test-database.ts';
import { handleAuthRequest } from '../auth-routes.ts';
import { accountRows } from '../create-account.ts';
import { hashPassword } from '../hash-password.ts';
import { readSession } from '../session.ts';
import type { SignedIn } from '../signed-in.ts';
import { cookieOf } from './observe-auth.ts';

/** The password of all accounts of the fixture. */
export const PASSWORD = 'a walnut bureau, c. 1720';

export type TestPerson = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
};

/** The authentication routes on a separate database, without pages or a saleroom. */
export type AuthFixture = {
  readonly url: string;
  /** Creates an account, with a unique name and address unless given. */
  readonly person: (fields?: {
    readonly name?: string;
    readonly email?: string;
    readonly role?: Role;
  }) => Promise<TestPerson>;
  /**
   * Signs in. Returns the cookie as a browser would send it, and the person that the session names.
   */
  readonly signIn: (person: TestPerson) => Promise<{ readonly cookie: string; readonly who: SignedIn }>;
  /** Posts JSON as one of the site's pages would. */
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the fixture. It sets environment variables, so a test file can open only one. `url` is the
 * site's public origin; `attemptsPerMinute` limits signing in and is high by default.
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
    ROSTRUM_SECRET: 'a secret that is only used in these tests',
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
      const response = await post('/sign-in/email', { email: person.email, password: PASSWORD });
      const cookie = cookieOf(response);
      const who = await readSession(new Headers({ cookie }));
      if (!who) throw new Error(`${person.email} could not sign in: ${response.status}`);
      return { cookie, who };
    },
    close: async () => {
      await closeSharedStore();
      await database.drop();
    },
  };
}
