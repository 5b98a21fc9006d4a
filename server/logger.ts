import { type DestinationStream, type Logger, pino } from 'pino';
import { redactSecrets } from './saleroom/redact-secrets.ts';

/** Fields that hold secrets. They are never logged. */
const secretFields = [
  'max',
  'maxBid',
  'limit',
  'reserve',
  'secret',
  'salt',
  'password',
  'token',
  'cookie',
  'authorization',
];

/** Such a field with its value in the message of a fault. */
const secretInText = new RegExp(`\\b(${secretFields.join('|')})("?\\s*[=:]\\s*)("[^"]*"|[^\\s,;}]+)`, 'gi');

/**
 * Creates the structured log. It writes to stderr, because stdout is for people. Secret fields are
 * removed at the first three levels of an object and from faults.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    { level, redact: { paths, censor: '[secret]' }, serializers: { err: redactedFault }, base: null },
    destination ?? pino.destination({ fd: 2, sync: false }),
  );
}

/**
 * Leaves out all other properties of a fault: a driver's fault has the row, a parser's the text
 * that it could not parse.
 */
function redactedFault(fault: unknown): object {
  const safe = redactSecrets(fault);
  const clean = (text: string) => text.replace(secretInText, '$1$2[secret]');
  const { code } = safe as { readonly code?: string };
  return { type: safe.name, message: clean(safe.message), stack: clean(safe.stack ?? ''), ...(code && { code }) };
}
