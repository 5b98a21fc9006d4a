import type { Finding } from '#auction/verify/finding.ts';

/**
 * The sentence under the verdict of an unbroken file. A check that could not run never counts as
 * passed.
 */
export function verdictSentence(findings: readonly Finding[]): string {
  const hasPassed = (check: Finding['check']) =>
    findings.some((finding) => finding.check === check && finding.verdict === 'held');
  const rules = hasPassed('rules') ? ', it follows the rules of the house' : '';
  const rulesNotChecked = hasPassed('rules') ? '' : ' Whether it follows the rules of the house could not be checked.';
  return hasPassed('receipt')
    ? `The file is one unbroken history${rules}, and it contains your receipt.${rulesNotChecked}`
    : `The file is one unbroken history${rules}, and is consistent.${rulesNotChecked} To confirm that ` +
        `it is genuine, compare it with a receipt or with the hash on the lot’s page.`;
}
