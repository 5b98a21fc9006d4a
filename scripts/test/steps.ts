import { join } from 'node:path';

/** One part of `npm test`. A step without a report counts as one test: passed when its program ends with 0. */
export type Step = {
  readonly name: string;
  readonly says: string;
  readonly program: string;
  readonly arguments: readonly string[];
  /** Who writes the step's report, a JSON file that gives the counts. */
  readonly report: 'vitest' | 'playwright' | null;
  readonly needsBrowser?: boolean;
};

const installed = (path: string) => join('node_modules', path);
const vitest = (project: string): Pick<Step, 'program' | 'arguments' | 'report'> => ({
  program: installed('vitest/vitest.mjs'),
  arguments: ['run', '--project', project, '--reporter=default', '--reporter=json'],
  report: 'vitest',
});

/** Everything that must hold, the cheapest first. */
export const steps: readonly Step[] = [
  { name: 'layers', says: 'who imports whom', program: 'scripts/layers/check-layers.ts', arguments: [], report: null },
  // Before the types: the build writes those of the routes.
  { name: 'build', says: 'the pages for production', program: 'scripts/test/build.ts', arguments: [], report: null },
  {
    name: 'types',
    says: 'TypeScript, strict',
    program: installed('@typescript/native/bin/tsc'),
    arguments: [],
    report: null,
  },
  {
    name: 'pure-types',
    says: 'the rules know neither browser nor Node',
    program: installed('@typescript/native/bin/tsc'),
    arguments: ['-p', 'auction'],
    report: null,
  },
  {
    name: 'lint',
    says: 'Biome, style, dead code',
    program: 'scripts/lint/run-lint.ts',
    arguments: [],
    report: null,
  },
  { name: 'unit', says: 'the rules and every pure part', ...vitest('unit') },
  { name: 'fuzz', says: 'seeded properties of the rules', ...vitest('fuzz') },
  { name: 'integration', says: 'real Postgres, real sockets, real processes', ...vitest('integration') },
  { name: 'integration-stock', says: 'sockets over stock Socket.IO', ...vitest('integration-stock') },
  {
    name: 'chaos',
    says: 'a house that is broken on purpose, and what it promised',
    program: 'proof/chaos/run-chaos.ts',
    arguments: ['--quick'],
    report: null,
  },
  {
    name: 'browser',
    says: 'people in Chromium',
    program: installed('playwright/cli.js'),
    arguments: ['test', '--reporter=list,json'],
    report: 'playwright',
    needsBrowser: true,
  },
];
