import { expect, it } from 'vitest';
import { readReport } from './read-report.ts';

const vitest = (...testResults: object[]) => readReport('vitest', JSON.stringify({ testResults }));
const playwright = (suites: object[], errors: object[] = []) =>
  readReport('playwright', JSON.stringify({ suites, errors }));
const spec = (title: string, status: string, message?: string) => ({
  title,
  file: 'bid.spec.ts',
  tests: [{ status, results: [{ errors: message === undefined ? [] : [{ message }] }] }],
});

it('counts passed tests, and lists failed ones with the first lines of their error', () => {
  const error = ['AssertionError: expected 1 to be 2', ...Array.from({ length: 40 }, () => '    at somewhere')];
  const report = vitest({
    name: 'bid.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [
      { fullName: 'a bid is accepted', status: 'passed', failureMessages: [] },
      { fullName: 'a bid is refused', status: 'failed', failureMessages: [error.join('\n')] },
      { fullName: 'a bid is skipped', status: 'pending', failureMessages: [] },
    ],
  });
  expect(report.passed).toBe(1);
  expect(report.failures).toEqual([
    { file: 'bid.test.ts', title: 'a bid is refused', error: error.slice(0, 12).join('\n') },
  ]);
});

it('leaves out stack frames inside packages', () => {
  const error = [
    'Error: on fire',
    '    at bid.test.ts:3:9',
    '    at run (file:///house/node_modules/vitest/run.js:1:2)',
  ];
  const report = vitest({
    name: 'bid.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [{ fullName: 'a bid', status: 'failed', failureMessages: [error.join('\n')] }],
  });
  expect(report.failures).toMatchObject([{ error: 'Error: on fire\n    at bid.test.ts:3:9' }]);
});

it('counts a file that could not be loaded as a failure', () => {
  const report = vitest({ name: 'bid.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] });
  expect(report).toEqual({
    passed: 0,
    failures: [{ file: 'bid.test.ts', title: 'the file itself', error: 'SyntaxError' }],
  });
});

it('finds browser tests in nested suites, and counts one that passed only at the second try as failed', () => {
  const inner = { specs: [spec('a person bids', 'flaky', 'too late')] };
  const report = playwright([
    { specs: [spec('a person looks', 'expected'), spec('skipped', 'skipped')], suites: [inner] },
  ]);
  expect(report).toEqual({
    passed: 1,
    failures: [{ file: 'bid.spec.ts', title: 'a person bids', error: 'too late' }],
  });
});

it('counts a browser run that never started as a failure', () => {
  expect(playwright([], [{ message: 'no Chromium' }]).failures).toEqual([
    { file: '', title: 'the run itself', error: 'no Chromium' },
  ]);
});
