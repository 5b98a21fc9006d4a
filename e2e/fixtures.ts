import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, test as base } from 'playwright/test';
import { buildScenario, type Cast, type Fixture, type Scenario } from '#demo/seed/build-scenario.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { Person } from './actors/person.ts';

type EnterOptions = NonNullable<Parameters<Fixture['enter']>[1]> & {
  /** The first page; by default the auction's first lot. */
  readonly at?: string;
  readonly context?: BrowserContextOptions;
};

/**
 * An auction of one test. A person who enters is signed in, has a paddle, and sees the first lot.
 */
export type TestAuction = Omit<Fixture, 'enter'> & {
  readonly lotPath: string;
  readonly auctionPath: string;
  readonly enter: (name: string, options?: EnterOptions) => Promise<Person>;
  readonly spectator: (context?: BrowserContextOptions) => Promise<Person>;
};

type Fixtures = {
  readonly store: Store;
  /** Creates an auction in the database. Everything after that happens in browsers. */
  readonly createAuction: (scenario?: Scenario) => Promise<TestAuction>;
};

/** A variable that start-server.ts has set. */
export function environment(name: 'E2E_URL' | 'E2E_LOG' | 'DATABASE_URL' | 'ROSTRUM_FOLDER'): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: start the suite with "npm test -- browser" or "npx playwright test"`);
  return value;
}

export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _any }, use) => use(environment('E2E_URL')),

  store: async ({ browserName: _any }, use) => {
    const store = openStore(environment('DATABASE_URL'), { poolSize: 3 });
    await use(store);
    await store.close();
  },

  createAuction: async ({ store, browser }, use) => {
    const secret = readFileSync(join(environment('ROSTRUM_FOLDER'), 'secret'), 'utf8').trim();
    const people: Person[] = [];
    await use(async (scenario) => {
      const fixture = await buildScenario(store.prisma, secret, scenario);
      const lotPath = `/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`;
      await waitUntilOpen(store, fixture.lot.lotId);
      const openBrowser = async (name: string, cast: Cast | null, at: string, context?: BrowserContextOptions) => {
        const person = await createPerson(browser, name, cast, context);
        people.push(person);
        if (at === lotPath) await person.open(at);
        else await person.page.goto(at);
        return person;
      };
      return {
        ...fixture,
        lotPath,
        auctionPath: `/auctions/${fixture.slug}`,
        enter: async (name, { at = lotPath, context, ...options } = {}) =>
          openBrowser(name, await fixture.enter(name, options), at, context),
        spectator: (context) => openBrowser('a spectator', null, lotPath, context),
      };
    });
    for (const person of people) await person.context.close();
  },
});

export { expect } from 'playwright/test';

async function createPerson(browser: Browser, name: string, cast: Cast | null, options?: BrowserContextOptions) {
  const url = environment('E2E_URL');
  const context = await browser.newContext({ baseURL: url, ...options });
  if (cast) await context.addCookies([{ ...cast.cookie, url, httpOnly: true, sameSite: 'Lax' }]);
  return new Person(await context.newPage(), name, cast);
}

/** The server opens a due lot within about a second. */
async function waitUntilOpen({ prisma }: Store, lotId: string): Promise<void> {
  await base.expect
    .poll(async () => (await prisma.lot.findUniqueOrThrow({ where: { id: lotId }, select: { status: true } })).status, {
      message: 'the server opens the lot',
      intervals: [50, 100, 200],
    })
    .not.toBe('scheduled');
}
