import { type DestinationStream, type Logger, pino } from 'pino';
import { redactSecrets } from './saleroom/redact-secrets.ts';

/** Fields that carry somebody's secret: whatever is logged, these never are (promise 7: secrets stay secret). */
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

/** Such a field with its value, inside a sentence that somebody threw. */
const secretSaid = new RegExp(`\\b(${secretFields.join('|')})("?\\s*[=:]\\s*)("[^"]*"|[^\\s,;}]+)`, 'gi');

/** The house's structured log, on stderr so that stdout stays for people. Secret fields are cut out at the first three levels, and out of faults. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    { level, redact: { paths, censor: '[secret]' }, serializers: { err: faultAsLogged }, base: null },
    destination ?? pino.destination({ fd: 2, sync: false }),
  );
}

/** What a fault carries beside its words is left out whole: a driver's fault has the row, a parser's the text that it choked on. */
function faultAsLogged(fault: unknown): object {
  const safe = redactSecrets(fault);
  const clean = (text: string) => text.replace(secretSaid, '$1$2[secret]');
  const { code } = safe as { readonly code?: string };
  return { type: safe.name, message: clean(safe.message), stack: clean(safe.stack ?? ''), ...(code && { code }) };
}
