import { expect, it } from 'vitest';
import { type PagesSettings, pagesVariables, readPagesSettings } from './pages-settings.ts';

const settings: PagesSettings = {
  isDevelopment: false,
  publicPort: 3001,
  databaseUrl: 'postgresql://rostrum@localhost/house',
  folder: '/var/lib/rostrum',
  url: 'https://auctions.example',
  origins: ['https://auctions.example', 'http://127.0.0.1:3001'],
  secret: 'a secret that is as long as a secret has to be',
  attemptsPerMinute: 300,
  logLevel: 'warn',
  system: { port: 4001, token: 'a token' },
};

it('reads the settings back from the variables that carry them', () => {
  expect(readPagesSettings(pagesVariables(settings))).toEqual(settings);
});

it('needs no variable, because a build has none', () => {
  expect(readPagesSettings({ DATABASE_URL: '', ROSTRUM_URL: '' })).toMatchObject({
    databaseUrl: null,
    url: null,
    origins: [],
    secret: null,
    system: null,
  });
});

it('is in development only when NODE_ENV says so', () => {
  expect(readPagesSettings({ NODE_ENV: 'development' }).isDevelopment).toBe(true);
  expect(readPagesSettings({ NODE_ENV: 'production' }).isDevelopment).toBe(false);
});

it.each([
  ['ROSTRUM_URL', 'auctions.example'],
  ['ROSTRUM_SECRET', 'short'],
  ['ROSTRUM_ATTEMPTS_PER_MINUTE', 'many'],
  ['ROSTRUM_LOG', 'loud'],
  ['ROSTRUM_SYSTEM_PORT', 'none'],
])('names %s when its value is invalid', (name, value) => {
  expect(() => readPagesSettings({ [name]: value })).toThrow(name);
});
