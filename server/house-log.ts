import { type Logger, pino } from 'pino';

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

/** The house's structured log, on stderr so that stdout stays for people. Secret fields are cut out at the first three levels. */
export function createHouseLog(level: string): Logger {
  const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({ level, redact: { paths, censor: '[secret]' }, base: null }, pino.destination({ fd: 2, sync: false }));
}
