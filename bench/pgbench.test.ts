import { expect, it } from 'vitest';
import { readPgbench } from './pgbench.ts';

const said = `pgbench (15.14 (Debian 15.14-0+deb12u1), server 18.4)
transaction type: /tmp/one-row.sql
number of clients: 16
number of transactions actually processed: 3071
number of failed transactions: 2 (0.065%)
latency average = 15.62 ms
initial connection time = 21.442 ms
tps = 1024.113542 (without initial connection time)
`;

it('reads what pgbench says of its run', () => {
  expect(readPgbench(said)).toEqual({ transactions: 3071, failed: 2, perSecond: 1024.113542 });
});

it('takes no figure from words that it does not know', () => {
  expect(() => readPgbench('connection failed')).toThrow('did not say its figures');
});
