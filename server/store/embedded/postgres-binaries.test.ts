import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareBinaries } from './postgres-binaries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-binaries-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Creates a folder of binaries as npm installs them: libraries without their symbolic links. */
function unpack(name: string): string {
  const home = join(folder, name);
  for (const part of ['bin', 'lib']) mkdirSync(join(home, part), { recursive: true });
  for (const program of ['initdb', 'postgres']) writeFileSync(join(home, 'bin', program), '', { mode: 0o644 });
  writeFileSync(join(home, 'lib', 'libpq.so.5.18'), 'the library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(home, 'pg-symlinks.json'), JSON.stringify(links));
  return home;
}

it.each(['native', 'postgresql-18.4'])('creates the links of the libraries once, in a folder named %s', (name) => {
  const home = unpack(name);
  for (let start = 1; start <= 2; start += 1) prepareBinaries(home, '18.4');
  expect(readFileSync(join(home, 'lib', 'libpq.so.5'), 'utf8')).toBe('the library');
  if (name !== 'native') expect(existsSync(join(folder, 'native'))).toBe(false);
});
