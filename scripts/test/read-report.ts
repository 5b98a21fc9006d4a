import type { Step } from './steps.ts';

/** A test that failed: where it stands, what it is called, and the first lines of what was wrong. */
export type Failure = { readonly file: string; readonly title: string; readonly says: string };
export type TestReport = { readonly passed: number; readonly failures: readonly Failure[] };

type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
    readonly status: string;
  }[];
};

type PlaywrightSuite = {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: 'skipped' | 'expected' | 'unexpected' | 'flaky';
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
};
type PlaywrightReport = {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
};

/** The counts and failures in the JSON report that vitest or Playwright wrote. */
export function readReport(kind: NonNullable<Step['report']>, json: string): TestReport {
  return kind === 'vitest' ? readVitest(JSON.parse(json)) : readPlaywright(JSON.parse(json));
}

function readVitest({ testResults }: VitestReport): TestReport {
  const tests = testResults.flatMap((file) => file.assertionResults.map((test) => ({ file: file.name, test })));
  const failures = tests
    .filter(({ test }) => test.status === 'failed')
    .map(({ file, test }) => ({ file, title: test.fullName, says: beginning(test.failureMessages?.[0]) }));
  // A file that could not even be read has no test that failed.
  const broken = testResults
    .filter(({ name, status }) => status === 'failed' && !failures.some(({ file }) => file === name))
    .map(({ name, message }) => ({ file: name, title: 'the file itself', says: beginning(message) }));
  return { passed: tests.filter(({ test }) => test.status === 'passed').length, failures: [...failures, ...broken] };
}

function readPlaywright(report: PlaywrightReport): TestReport {
  const specs = report.suites.flatMap(specsOf);
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ spec, test })));
  // A test that passed only at the second try hides a race: it counts as failed.
  const failures = tests
    .filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky')
    .map(({ spec, test }) => ({
      file: spec.file,
      title: spec.title,
      says: beginning(test.results.flatMap(({ errors }) => errors)[0]?.message),
    }));
  const broken = report.errors.map(({ message }) => ({ file: '', title: 'the run itself', says: beginning(message) }));
  return { passed: tests.filter(({ test }) => test.status === 'expected').length, failures: [...failures, ...broken] };
}

const specsOf = (suite: PlaywrightSuite): readonly NonNullable<PlaywrightSuite['specs']>[number][] => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsOf),
];

const LINES = 12;

/** The first lines, without those of the road through the packages: they say nothing of what is wrong. */
function beginning(message = 'nothing was said'): string {
  const lines = message.split('\n').filter((line) => !/^\s+at .*(node_modules|node:)/.test(line));
  return lines.slice(0, LINES).join('\n');
}
