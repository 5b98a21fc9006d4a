/**
 * A copy of a fault that is safe to log. A database's message can quote a row or a parameter, and
 * with it a max bid: so details are dropped, digits are replaced, and the stack keeps only its
 * source positions.
 */
export function redactSecrets(fault: unknown): Error {
  if (!(fault instanceof Error)) return new Error(`a value that is not an Error was thrown: ${typeof fault}`);
  const [message = ''] = fault.message.split(/\bDETAIL\b|Failing row|\n\s*\n/i);
  const safe = new Error(message.replace(/\d{2,}/g, '#').slice(0, 500));
  safe.name = fault.name;
  const positions = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  safe.stack = [`${safe.name}: ${safe.message}`, ...positions].join('\n');
  const { code } = fault as { code?: unknown };
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? Object.assign(safe, { code }) : safe;
}
