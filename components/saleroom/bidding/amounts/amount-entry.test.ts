import { expect, it } from 'vitest';
import { pounds, terms } from '#components/saleroom/testing/room-fixture.ts';
import { entryProblem, entryText, readAmountEntry } from './amount-entry.ts';

const least = pounds(100);
const problem = (text: string, changes = {}) =>
  entryProblem(readAmountEntry(text, { ...terms, ...changes }, least), terms.currency);
const ladder = {
  ladderOnly: true,
  increments: { kind: 'ladder', amounts: [100, 120, 150, 180, 200].map(pounds) },
} as const;

it('takes an amount of the least and above', () => {
  expect(readAmountEntry('100', terms, least)).toEqual({ kind: 'amount', amount: pounds(100) });
  expect(readAmountEntry(' £1,250 ', terms, least)).toEqual({ kind: 'amount', amount: pounds(1_250) });
  expect(problem('117')).toBeNull();
});

it.each(['', '  ', '0', '99.99'])('says of %j what the least is, and does not put it in its place', (text) => {
  expect(readAmountEntry(text, terms, least)).toEqual({ kind: 'too-low', least });
  expect(problem(text)).toBe('The least is £100.');
});

it.each(['12k', '1.250', '-5', 'a hundred'])('cannot read %j, and shows how to write an amount', (text) => {
  expect(readAmountEntry(text, terms, least)).toEqual({ kind: 'unread' });
  expect(problem(text)).toBe('Write it like 1,250 or 1,250.50.');
});

it('shows how to write an amount in the auction’s own currency', () => {
  expect(entryProblem({ kind: 'unread' }, 'JPY')).toBe('Write it like 1,250.');
  expect(entryProblem({ kind: 'unread' }, 'KWD')).toBe('Write it like 1250 or 1250.500.');
});

it.each(['GBP', 'JPY', 'KWD'])('can read itself what it shows as an example in %s', (currency) => {
  const words = entryProblem({ kind: 'unread' }, currency) ?? '';
  for (const example of words.match(/\d[\d,]*(\.\d+)?/g) ?? []) {
    expect(readAmountEntry(example, { ...terms, currency }, pounds(1)).kind).toBe('amount');
  }
});

it('offers the two nearest amounts where the auction takes only its own [B1]', () => {
  expect(problem('130', ladder)).toBe('This auction takes its own steps alone: £120 or £150.');
  expect(problem('150', ladder)).toBeNull();
});

it('takes the least even off the ladder, and offers nothing below it [B1]', () => {
  const between = { ...terms, ...ladder };
  expect(readAmountEntry('125', between, pounds(125)).kind).toBe('amount');
  expect(readAmountEntry('130', between, pounds(125))).toMatchObject({ nearest: [pounds(125), pounds(150)] });
});

it('writes an amount into the field as it is read back', () => {
  expect(entryText(pounds(120), 'GBP')).toBe('120');
  expect(readAmountEntry(entryText(pounds(120.5), 'GBP'), terms, least)).toEqual({
    kind: 'amount',
    amount: pounds(120.5),
  });
});
