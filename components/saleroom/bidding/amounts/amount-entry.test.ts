import { expect, it } from 'vitest';
import { pounds, terms } from '#components/saleroom/testing/room-fixture.ts';
import { entryProblem, entryText, readAmountEntry } from './amount-entry.ts';

const minimum = pounds(100);
const problem = (text: string, changes = {}) =>
  entryProblem(readAmountEntry(text, { ...terms, ...changes }, minimum), terms.currency);
const ladder = {
  ladderOnly: true,
  increments: { kind: 'ladder', amounts: [100, 120, 150, 180, 200].map(pounds) },
} as const;

it('accepts the minimum and above', () => {
  expect(readAmountEntry('100', terms, minimum)).toEqual({ kind: 'amount', amount: pounds(100) });
  expect(readAmountEntry(' £1,250 ', terms, minimum)).toEqual({ kind: 'amount', amount: pounds(1_250) });
  expect(problem('117')).toBeNull();
});

it.each(['', '  ', '0', '99.99'])('reports the minimum for %j and does not fill it in', (text) => {
  expect(readAmountEntry(text, terms, minimum)).toEqual({ kind: 'too-low', minimum });
  expect(problem(text)).toBe('The minimum is £100.');
});

it.each(['12k', '1.250', '-5', 'a hundred'])('rejects %j and shows how to write an amount', (text) => {
  expect(readAmountEntry(text, terms, minimum)).toEqual({ kind: 'unreadable' });
  expect(problem(text)).toBe('Write it like 1,250 or 1,250.50.');
});

it('shows an example in the auction’s currency', () => {
  expect(entryProblem({ kind: 'unreadable' }, 'JPY')).toBe('Write it like 1,250.');
  expect(entryProblem({ kind: 'unreadable' }, 'KWD')).toBe('Write it like 1250 or 1250.500.');
});

it.each(['GBP', 'JPY', 'KWD'])('accepts its own examples in %s', (currency) => {
  const message = entryProblem({ kind: 'unreadable' }, currency) ?? '';
  for (const example of message.match(/\d[\d,]*(\.\d+)?/g) ?? []) {
    expect(readAmountEntry(example, { ...terms, currency }, pounds(1)).kind).toBe('amount');
  }
});

it('offers the two nearest amounts if the auction takes only its own [B1]', () => {
  expect(problem('130', ladder)).toBe('This auction takes only its own increments: £120 or £150.');
  expect(problem('150', ladder)).toBeNull();
});

it('accepts a minimum that is not on the ladder, and offers nothing below it [B1]', () => {
  const between = { ...terms, ...ladder };
  expect(readAmountEntry('125', between, pounds(125)).kind).toBe('amount');
  expect(readAmountEntry('130', between, pounds(125))).toMatchObject({ nearest: [pounds(125), pounds(150)] });
});

it('writes an amount as text that it reads back', () => {
  expect(entryText(pounds(120), 'GBP')).toBe('120');
  expect(readAmountEntry(entryText(pounds(120.5), 'GBP'), terms, minimum)).toEqual({
    kind: 'amount',
    amount: pounds(120.5),
  });
});
