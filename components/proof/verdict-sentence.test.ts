import { expect, it } from 'vitest';
import { held, notCheckable } from '#auction/verify/finding.ts';
import { verdictSentence } from './verdict-sentence.ts';

const receipt = held('receipt', '');
const noReceipt = notCheckable('receipt', '');
const rules = held('rules', '');
const unplayed = notCheckable('rules', '');

it('says that the rules are followed where they were played again', () => {
  expect(verdictSentence([receipt, rules])).toContain('follows the rules');
  expect(verdictSentence([noReceipt, rules])).toContain('follows the rules');
});

it('claims nothing of the rules while the lot is on sale', () => {
  for (const findings of [
    [receipt, unplayed],
    [noReceipt, unplayed],
  ]) {
    expect(verdictSentence(findings)).not.toContain('it follows the rules of the house,');
    expect(verdictSentence(findings)).toContain('could not be checked');
  }
});

it('asks for a receipt where none was held against the file', () => {
  expect(verdictSentence([noReceipt, rules])).toContain('hold a receipt');
  expect(verdictSentence([receipt, rules])).toContain('your receipt stands in it');
});
