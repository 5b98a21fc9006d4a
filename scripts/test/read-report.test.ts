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

it('counts what passed, and names what failed with what was wrong', () => {
  const says = ['AssertionError: expected 1 to be 2', ...Array.from({ length: 40 }, () => '    at somewhere')];
  const report = vitest({
    name: 'bid.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [
      { fullName: 'a bid is accepted', status: 'passed', failureMessages: [] },
      { fullName: 'a bid is refused', status: 'failed', failureMessages: [says.join('\n')] },
      { fullName: 'a bid is left out', status: 'pending', failureMessages: [] },
    ],
  });
  expect(report.passed).toBe(1);
  expect(report.failures).toEqual([
    { file: 'bid.test.ts', title: 'a bid is refused', says: says.slice(0, 12).join('\n') },
  ]);
});

it('leaves out the road through the packages', () => {
  const says = [
    'Error: on fire',
    '    at bid.test.ts:3:9',
    '    at run (file:///house/node_modules/vitest/run.js:1:2)',
  ];
  const report = vitest({
    name: 'bid.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [{ fullName: 'a bid', status: 'failed', failureMessages: [says.join('\n')] }],
  });
  expect(report.failures).toMatchObject([{ says: 'Error: on fire\n    at bid.test.ts:3:9' }]);
});

it('counts a file that could not be read as a failure', () => {
  const report = vitest({ name: 'bid.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] });
  expect(report).toEqual({
    passed: 0,
    failures: [{ file: 'bid.test.ts', title: 'the file itself', says: 'SyntaxError' }],
  });
});

it('finds the tests of the browser in every suite, and counts one that passed at the second try as failed', () => {
  const inner = { specs: [spec('a person bids', 'flaky', 'too late')] };
  const report = playwright([
    { specs: [spec('a person looks', 'expected'), spec('skipped', 'skipped')], suites: [inner] },
  ]);
  expect(report).toEqual({
    passed: 1,
    failures: [{ file: 'bid.spec.ts', title: 'a person bids', says: 'too late' }],
  });
});

it('counts a run of the browser that never began as a failure', () => {
  expect(playwright([], [{ message: 'no Chromium' }]).failures).toEqual([
    { file: '', title: 'the run itself', says: 'no Chromium' },
  ]);
});
