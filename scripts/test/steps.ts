import { join } from 'node:path';

/**
 * One part of `npm test`. A step without a report counts as one test: passed if its program exits
 * with 0.
 */
export type Step = {
  readonly name: string;
  /** Printed before the step. */
  readonly covers: string;
  readonly program: string;
  readonly arguments: readonly string[];
  /** The program that writes the step's JSON report. */
  readonly report: 'vitest' | 'playwright' | null;
  readonly needsBrowser?: boolean;
};

const installed = (path: string) => join('node_modules', path);
const program = (path: string, ...rest: readonly string[]) => ({ program: path, arguments: rest, report: null });
const typescript = (...rest: readonly string[]) => program(installed('@typescript/native/bin/tsc'), ...rest);
const vitest = (project: string): Pick<Step, 'program' | 'arguments' | 'report'> => ({
  program: installed('vitest/vitest.mjs'),
  arguments: ['run', '--project', project, '--reporter=default', '--reporter=json'],
  report: 'vitest',
});

/** Every step, the cheapest first. */
export const steps: readonly Step[] = [
  { name: 'layers', covers: 'who imports whom', ...program('scripts/layers/check-layers.ts') },
  // Before the types: the build writes the types of the routes.
  { name: 'build', covers: 'the pages for production', ...program('scripts/test/build.ts') },
  { name: 'types', covers: 'TypeScript, strict', ...typescript() },
  { name: 'pure-types', covers: 'the rules use neither browser nor Node', ...typescript('-p', 'auction') },
  { name: 'lint', covers: 'Biome, style, dead code', ...program('scripts/lint/run-lint.ts') },
  { name: 'unit', covers: 'the rules and every pure part', ...vitest('unit') },
  { name: 'fuzz', covers: 'seeded properties of the rules', ...vitest('fuzz') },
  { name: 'integration', covers: 'real Postgres, real sockets, real processes', ...vitest('integration') },
  { name: 'integration-stock', covers: 'sockets over stock Socket.IO', ...vitest('integration-stock') },
  {
    name: 'chaos',
    covers: 'injected faults, and the promises of the server',
    ...program('proof/chaos/run-chaos.ts', '--quick'),
  },
  {
    name: 'browser',
    covers: 'people in Chromium',
    program: installed('playwright/cli.js'),
    arguments: ['test', '--reporter=list,json'],
    report: 'playwright',
    needsBrowser: true,
  },
];
