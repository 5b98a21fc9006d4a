import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Prints the packages that the server's modules import. */
const LIST = `
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({
    load: (url, context, next) => {
      packages.add(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1]);
      return next(url, context);
    },
  });
  await import('#server/start-server.ts');
  console.log([...packages].join('\\n'));
  process.exit();
`;

it(
  'the server loads no package at start that it may never need: no second query builder, Redis client ' +
    'or metrics [I37]',
  () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', LIST], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
    });
    const packages = stdout.split('\n');
    expect(packages, stderr).toContain('better-auth');
    expect(packages).not.toContain('kysely');
    expect(packages).not.toContain('@redis/client');
    expect(packages).not.toContain('prom-client');
  },
);
