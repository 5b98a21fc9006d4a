import { expect, it } from 'vitest';
import { parsePgbench } from './pgbench.ts';

const output = `pgbench (15.14 (Debian 15.14-0+deb12u1), server 18.4)
transaction type: /tmp/one-row.sql
number of clients: 16
number of transactions actually processed: 3071
number of failed transactions: 2 (0.065%)
latency average = 15.62 ms
initial connection time = 21.442 ms
tps = 1024.113542 (without initial connection time)
`;

it('parses the report of pgbench', () => {
  expect(parsePgbench(output)).toEqual({ transactions: 3071, failed: 2, perSecond: 1024.113542 });
});

it('rejects an output without figures', () => {
  expect(() => parsePgbench('connection failed')).toThrow('printed no figures');
});
