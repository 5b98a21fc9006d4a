import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BadEnvironment, readEnvironment } from './environment.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-environment-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('needs no variable: the defaults are a server on this machine', () => {
  const environment = readEnvironment({ ROSTRUM_FOLDER: folder });
  expect(environment).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: null,
    url: null,
    folder,
    logLevel: 'info',
  });
});

it('generates a secret once and stores it in a file that only its owner can read', () => {
  const first = readEnvironment({ ROSTRUM_FOLDER: folder }).secret;
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(readEnvironment({ ROSTRUM_FOLDER: folder }).secret).toBe(first);
  expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(first);
  expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0);
});

it('counts an empty variable as absent', () => {
  expect(readEnvironment({ ROSTRUM_FOLDER: folder, PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 3000,
    databaseUrl: null,
  });
});

it.each([
  ['PORT', 'three thousand'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'mysql://localhost/house'],
  ['DATABASE_URL', 'localhost:5432'],
  ['DATABASE_URL', 'postgres://'],
  ['ROSTRUM_URL', 'auctions.example'],
  ['ROSTRUM_URL', 'ftp://auctions.example'],
  ['ROSTRUM_URL', 'https://auctions.example/sale'],
  ['ROSTRUM_SECRET', 'short'],
  ['ROSTRUM_LOG', 'loud'],
  ['ROSTRUM_TRANSPORT', 'polling'],
  ['ROSTRUM_ATTEMPTS_PER_MINUTE', 'many'],
  ['ROSTRUM_ATTEMPTS_PER_MINUTE', '0'],
])('refuses %s=%s with an error that names it, and creates no folder', (name, value) => {
  const reading = () => readEnvironment({ ROSTRUM_FOLDER: join(folder, 'new'), [name]: value });
  expect(reading).toThrow(BadEnvironment);
  expect(reading).toThrow(name);
  expect(() => statSync(join(folder, 'new'))).toThrow();
});

it('names all invalid variables in one error', () => {
  expect(() => readEnvironment({ PORT: 'x', ROSTRUM_LOG: 'loud' })).toThrow(/PORT[\s\S]*ROSTRUM_LOG/);
});

it('uses the lean transport unless ROSTRUM_TRANSPORT says stock', () => {
  expect(readEnvironment({ ROSTRUM_FOLDER: folder }).transport).toBe('lean');
  expect(readEnvironment({ ROSTRUM_FOLDER: folder, ROSTRUM_TRANSPORT: 'stock' }).transport).toBe('stock');
});
