/**
 * A fault as it may be logged. A database's message can quote the row or the parameter that it choked on, and such a row can hold somebody's
 * max bid: so details are left behind, the message loses its numbers, and of the stack only the places are kept.
 */
export function redactSecrets(fault: unknown): Error {
  if (!(fault instanceof Error)) return new Error(`something was thrown that is no error: ${typeof fault}`);
  const [said = ''] = fault.message.split(/\bDETAIL\b|Failing row|\n\s*\n/i);
  const safe = new Error(said.replace(/\d{2,}/g, '#').slice(0, 500));
  safe.name = fault.name;
  const places = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  safe.stack = [`${safe.name}: ${safe.message}`, ...places].join('\n');
  const { code } = fault as { code?: unknown };
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? Object.assign(safe, { code }) : safe;
}
