import type { Finding } from '#auction/verify/finding.ts';

/** The sentence under "What can be checked holds": claims no more than the findings do, since what could not be checked is not a pass. */
export function verdictSentence(findings: readonly Finding[]): string {
  const holds = (check: Finding['check']) =>
    findings.some((found) => found.check === check && found.verdict === 'held');
  const rules = holds('rules') ? ', it follows the rules of the house' : '';
  const unplayed = holds('rules') ? '' : ' Whether it follows the rules of the house could not be checked.';
  return holds('receipt')
    ? `The file is one unbroken history${rules}, and your receipt stands in it.${unplayed}`
    : `The file is one unbroken history${rules}, and fits itself.${unplayed} To know that it is the true one, hold a receipt or the hash of the lot’s page against it.`;
}
