import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, test as base } from 'playwright/test';
import { buildScenario, type Cast, type Fixture, type Scenario } from '#demo/seed/build-scenario.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { Person } from './actors/person.ts';

type Entrance = NonNullable<Parameters<Fixture['enter']>[1]> & {
  /** Where they look first; the scene's lot unless told otherwise. */
  readonly at?: string;
  readonly context?: BrowserContextOptions;
};

/** A fixture with people on it. Whoever enters is looking at the lot, signed in and with a paddle, unless told otherwise. */
export type Scene = Omit<Fixture, 'enter'> & {
  readonly lotPath: string;
  readonly auctionPath: string;
  readonly enter: (name: string, how?: Entrance) => Promise<Person>;
  readonly spectator: (context?: BrowserContextOptions) => Promise<Person>;
};

type Fixtures = {
  readonly store: Store;
  /** Sets the fixture of a scene: an auction of its own, as data. The play is clicks. */
  readonly scenario: (own?: Scenario) => Promise<Scene>;
};

/** What the suite's house told when it was opened (open-house.ts). */
export function told(name: 'E2E_URL' | 'E2E_LOG' | 'E2E_SETUP_LINK' | 'DATABASE_URL' | 'ROSTRUM_FOLDER'): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: the suite is started by "npm test -- browser" or "npx playwright test"`);
  return value;
}

export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _any }, use) => use(told('E2E_URL')),

  store: async ({ browserName: _any }, use) => {
    const store = openStore(told('DATABASE_URL'), { poolSize: 3 });
    await use(store);
    await store.close();
  },

  scenario: async ({ store, browser }, use) => {
    const secret = readFileSync(join(told('ROSTRUM_FOLDER'), 'secret'), 'utf8').trim();
    const people: Person[] = [];
    await use(async (own) => {
      const fixture = await buildScenario(store.prisma, secret, own);
      const lotPath = `/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`;
      await untilOpen(store, fixture.lot.lotId);
      const bring = async (name: string, cast: Cast | null, at: string, context?: BrowserContextOptions) => {
        const person = await enterBrowser(browser, name, cast, context);
        people.push(person);
        if (at === lotPath) await person.open(at);
        else await person.page.goto(at);
        return person;
      };
      return {
        ...fixture,
        lotPath,
        auctionPath: `/auctions/${fixture.slug}`,
        enter: async (name, { at = lotPath, context, ...how } = {}) =>
          bring(name, await fixture.enter(name, how), at, context),
        spectator: (context) => bring('a spectator', null, lotPath, context),
      };
    });
    for (const person of people) await person.context.close();
  },
});

export { expect } from 'playwright/test';

async function enterBrowser(browser: Browser, name: string, cast: Cast | null, options?: BrowserContextOptions) {
  const context = await browser.newContext({ baseURL: told('E2E_URL'), ...options });
  if (cast) await context.addCookies([{ ...cast.cookie, url: told('E2E_URL'), httpOnly: true, sameSite: 'Lax' }]);
  return new Person(await context.newPage(), name, cast);
}

/** The house opens a due lot by itself, within a second or so: the scene begins when it has. */
async function untilOpen({ prisma }: Store, lotId: string): Promise<void> {
  await base.expect
    .poll(async () => (await prisma.lot.findUniqueOrThrow({ where: { id: lotId }, select: { status: true } })).status, {
      message: 'the house opens the lot',
      intervals: [50, 100, 200],
    })
    .not.toBe('scheduled');
}
