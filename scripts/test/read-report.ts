import type { Step } from './steps.ts';

/** A failed test: its file, its title, and the first lines of its error. */
export type Failure = { readonly file: string; readonly title: string; readonly error: string };
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

/** Reads counts and failures from the JSON report of vitest or Playwright. */
export function readReport(kind: NonNullable<Step['report']>, json: string): TestReport {
  return kind === 'vitest' ? readVitest(JSON.parse(json)) : readPlaywright(JSON.parse(json));
}

function readVitest({ testResults }: VitestReport): TestReport {
  const tests = testResults.flatMap((file) => file.assertionResults.map((test) => ({ file: file.name, test })));
  const failures = tests
    .filter(({ test }) => test.status === 'failed')
    .map(({ file, test }) => ({ file, title: test.fullName, error: firstLines(test.failureMessages?.[0]) }));
  // A file that could not be loaded has no failed test.
  const unloaded = testResults
    .filter(({ name, status }) => status === 'failed' && !failures.some(({ file }) => file === name))
    .map(({ name, message }) => ({ file: name, title: 'the file itself', error: firstLines(message) }));
  return { passed: tests.filter(({ test }) => test.status === 'passed').length, failures: [...failures, ...unloaded] };
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
      error: firstLines(test.results.flatMap(({ errors }) => errors)[0]?.message),
    }));
  const unstarted = report.errors.map(({ message }) => ({
    file: '',
    title: 'the run itself',
    error: firstLines(message),
  }));
  return {
    passed: tests.filter(({ test }) => test.status === 'expected').length,
    failures: [...failures, ...unstarted],
  };
}

const specsOf = (suite: PlaywrightSuite): readonly NonNullable<PlaywrightSuite['specs']>[number][] => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsOf),
];

const LINES = 12;

/** The first lines of an error, without stack frames inside packages and Node. */
function firstLines(message = 'no error message'): string {
  const lines = message.split('\n').filter((line) => !/^\s+at .*(node_modules|node:)/.test(line));
  return lines.slice(0, LINES).join('\n');
}
