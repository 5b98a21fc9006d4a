import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Prints the packages that the house's modules bring with them. */
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

it('a house reads nothing before it opens that it may never use: neither a second query builder, nor Redis, nor metrics [I37]', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', LIST], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  });
  const packages = stdout.split('\n');
  expect(packages, stderr).toContain('better-auth');
  expect(packages).not.toContain('kysely');
  expect(packages).not.toContain('@redis/client');
  expect(packages).not.toContain('prom-client');
});
