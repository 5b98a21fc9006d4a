import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { findViolations } from './find-violations.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/**
 * Checks a repository that has this project's package.json and these files; each value lists what
 * its file imports.
 */
async function check(files: Record<string, readonly string[]>) {
  const root = mkdtempSync(join(tmpdir(), 'rostrum-layers-'));
  folders.push(root);
  copyFileSync('package.json', join(root, 'package.json'));
  for (const [file, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${imports.map((path) => `import ${path};\n`).join('')}export const one = 1;\n`);
  }
  return findViolations(root);
}

const violationsOf = async (files: Record<string, readonly string[]>) => (await check(files)).violations;

/** An installed package, as a planted file. */
const installed = (name: string) => ({ [`node_modules/${name}/index.js`]: [] });

it('accepts imports that the layers allow', async () => {
  expect(
    await violationsOf({
      'auction/planted-lot.ts': [],
      'server/store/planted-client.ts': [],
      'server/queries/home-page.ts': ["{ one } from '#server/store/planted-client.ts'", "'#auction/planted-lot.ts'"],
      'components/ui/planted-price.tsx': ["'react'", "'#auction/planted-lot.ts'"],
      'app/page.tsx': ["'#server/queries/home-page.ts'", "'#components/ui/planted-price.tsx'"],
      ...installed('react'),
    }),
  ).toEqual([]);
});

it('rejects an import of test code, of a proof and of the demo in product code', async () => {
  expect(
    await violationsOf({
      'server/store/ledger.ts': ["'./testing/test-ledger.ts'", "'#proof/chaos/fault.ts'", "'#demo/seed/build-lot.ts'"],
      'server/store/testing/test-ledger.ts': [],
      'proof/chaos/fault.ts': [],
      'demo/seed/build-lot.ts': [],
    }),
  ).toEqual(
    expect.arrayContaining([
      expect.stringContaining('product-imports-no-test-code: server/store/ledger.ts → demo/seed/build-lot.ts'),
      expect.stringContaining('product-imports-no-test-code: server/store/ledger.ts → proof/chaos/fault.ts'),
      expect.stringContaining(
        'product-imports-no-test-code: server/store/ledger.ts → server/store/testing/test-ledger.ts',
      ),
    ]),
  );
});

it('allows the seed program, and no other file of prisma, to import the demo', async () => {
  const files = { 'demo/seed/build-lot.ts': [], 'demo/bots/bot.ts': [] };
  expect(await violationsOf({ ...files, 'prisma/seed.ts': ["'#demo/seed/build-lot.ts'"] })).toEqual([]);
  expect(await violationsOf({ ...files, 'prisma/seed.ts': ["'#demo/bots/bot.ts'"] })).toHaveLength(1);
  expect(await violationsOf({ ...files, 'prisma/other.ts': ["'#demo/seed/build-lot.ts'"] })).toHaveLength(1);
});

it('rejects an import of the clerk’s components in the shared ones', async () => {
  expect(
    await violationsOf({ 'components/ui/planted-price.tsx': ["'../clerk/desk.tsx'"], 'components/clerk/desk.tsx': [] }),
  ).toEqual([
    expect.stringContaining('components/ui-imports: components/ui/planted-price.tsx → components/clerk/desk.tsx'),
  ]);
});

it('rejects an import of Prisma and of the store in a page', async () => {
  expect(
    await violationsOf({
      'app/page.tsx': ["'@prisma/client'", "type { one } from '#server/store/planted-client.ts'"],
      'server/store/planted-client.ts': [],
      ...installed('@prisma/client'),
    }),
  ).toEqual([
    expect.stringContaining('app-imports: app/page.tsx → server/store/planted-client.ts'),
    expect.stringContaining('app-packages: app/page.tsx → node_modules/@prisma/client/index.js'),
  ]);
});

it('rejects packages and built-in modules in the rules of bidding', async () => {
  expect(await violationsOf({ 'auction/decide.ts': ["'zod'", "'node:crypto'"], ...installed('zod') })).toEqual([
    expect.stringContaining('auction-built-ins: auction/decide.ts → crypto'),
    expect.stringContaining('auction-packages: auction/decide.ts → node_modules/zod/index.js'),
  ]);
});

it('rejects sockets and the store in the saleroom', async () => {
  expect(
    await violationsOf({
      'server/saleroom/lot-queue.ts': ["'socket.io'", "'#server/store/migrations/planted-migrate.ts'"],
      'server/store/migrations/planted-migrate.ts': [],
      ...installed('socket.io'),
    }),
  ).toHaveLength(2);
});

it('allows one file of the browser to import the client of Socket.IO', async () => {
  const connection = 'components/saleroom/connection';
  const client = installed('socket.io-client');
  expect(await violationsOf({ [`${connection}/saleroom-socket.ts`]: ["'socket.io-client'"], ...client })).toEqual([]);
  expect(await violationsOf({ [`${connection}/connection.ts`]: ["'socket.io-client'"], ...client })).toHaveLength(1);
});

it('exempts tests from the layers, but not from the rule against cycles', async () => {
  expect(
    await violationsOf({
      'auction/lot.test.ts': ["'node:fs'", "'#server/store/planted-client.ts'"],
      'server/store/planted-client.ts': [],
    }),
  ).toEqual([]);
  expect(
    await violationsOf({
      'auction/testing/a.ts': ["'./b.ts'"],
      'auction/testing/b.ts': ["type { one } from './a.ts'"],
    }),
  ).not.toEqual([]);
});

it('rejects a cycle and names the files in it', async () => {
  expect(await violationsOf({ 'auction/a.ts': ["'./b.ts'"], 'auction/b.ts': ["'./a.ts'"] })).toContain(
    'cycle: auction/a.ts → auction/b.ts → auction/a.ts (files that import each other)',
  );
});

it('rejects a .tsx that the server would have to load, however indirectly', async () => {
  const violations = await violationsOf({
    'server/planted-index.ts': ["'#server/a.ts'"],
    'server/a.ts': ["'#components/b.tsx'"],
    'components/b.tsx': [],
  });
  expect(violations).toContain(
    'tsx-in-node: server/planted-index.ts → server/a.ts → components/b.tsx (Node cannot load .tsx)',
  );
});

it('rejects an import that leads nowhere, and one without the ending of its file', async () => {
  expect(await violationsOf({ 'auction/a.ts': ["'./missing.ts'", "'./b'"], 'auction/b.ts': [] })).toEqual([
    expect.stringContaining('unresolvable: auction/a.ts → ./missing.ts'),
    expect.stringContaining('no-ending: auction/a.ts → ./b'),
  ]);
});

it('rejects a folder that has no row in the table', async () => {
  expect(await violationsOf({ 'server/billboards/show.ts': ["'node:fs'"] })).toEqual([
    expect.stringContaining('unknown-layer: server/billboards/show.ts'),
  ]);
});

it('keeps the programs around the product out of each other', async () => {
  const files = { 'proof/chaos/fault.ts': [], 'server/testing/planted-process.ts': [], 'demo/seed/build-lot.ts': [] };
  expect(await violationsOf({ ...files, 'bench/goal.ts': ["'#proof/chaos/fault.ts'"] })).toHaveLength(1);
  expect(
    await violationsOf({
      ...files,
      'bench/goal.ts': ["'#server/testing/planted-process.ts'", "'#demo/seed/build-lot.ts'"],
    }),
  ).toEqual([]);
});

it('names the exceptions that no import needs', async () => {
  const file = 'components/saleroom/connection/saleroom-socket.ts';
  const used = await check({ [file]: ["'socket.io-client'"], ...installed('socket.io-client') });
  expect(used.unusedExceptions).not.toContain(`${file} → socket.io-client`);
  const unused = await check({ [file]: [] });
  expect(unused.unusedExceptions).toContain(`${file} → socket.io-client`);
});
