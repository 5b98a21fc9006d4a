import { expect, it } from 'vitest';
import { held, notCheckable } from '#auction/verify/finding.ts';
import { verdictSentence } from './verdict-sentence.ts';

const receipt = held('receipt', '');
const noReceipt = notCheckable('receipt', '');
const rules = held('rules', '');
const rulesNotChecked = notCheckable('rules', '');

it('states that the rules are followed if the replay checked them', () => {
  expect(verdictSentence([receipt, rules])).toContain('follows the rules');
  expect(verdictSentence([noReceipt, rules])).toContain('follows the rules');
});

it('makes no claim about the rules while the lot is on sale', () => {
  for (const findings of [
    [receipt, rulesNotChecked],
    [noReceipt, rulesNotChecked],
  ]) {
    expect(verdictSentence(findings)).not.toContain('it follows the rules of the house,');
    expect(verdictSentence(findings)).toContain('could not be checked');
  }
});

it('asks for a receipt if the file was checked without one', () => {
  expect(verdictSentence([noReceipt, rules])).toContain('compare it with a receipt');
  expect(verdictSentence([receipt, rules])).toContain('it contains your receipt');
});
