import { expect, it } from 'vitest';
import { createReadiness } from './readiness.ts';

const upToDate = { newest: '2', pending: [], unknown: [] };
const healthy = { migrations: async () => upToDate, clockAge: () => 1_000 };

it('is not ready until all parts of the node have started', async () => {
  const readiness = createReadiness();
  expect(await readiness.reasons()).toEqual(['opening']);
  readiness.started(healthy);
  expect(await readiness.reasons()).toEqual([]);
});

it.each([
  ['the database cannot be reached', { ...healthy, migrations: () => Promise.reject(new Error('away')) }],
  [
    'the migrations are not in step with this program',
    { ...healthy, migrations: async () => ({ ...upToDate, pending: ['3'] }) },
  ],
  [
    'the migrations are not in step with this program',
    { ...healthy, migrations: async () => ({ ...upToDate, unknown: ['3'] }) },
  ],
  ['the database clock has not been read recently', { ...healthy, clockAge: () => 60_000 }],
])('gives the reason why it is not ready: %s', async (reason, checks) => {
  const readiness = createReadiness();
  readiness.started(checks);
  expect(await readiness.reasons()).toEqual([reason]);
});

it('reports draining without a query [I42]', async () => {
  const readiness = createReadiness();
  let queries = 0;
  const migrations = async () => {
    queries += 1;
    return upToDate;
  };
  readiness.started({ ...healthy, migrations });
  readiness.drain();
  expect(await readiness.reasons()).toEqual(['draining']);
  expect(queries).toBe(0);
});

it('queries the database at most once a second, whatever the number of probes', async () => {
  let queries = 0;
  let now = 5_000;
  const migrations = async () => {
    queries += 1;
    return upToDate;
  };
  const readiness = createReadiness(() => now);
  readiness.started({ ...healthy, migrations });
  await Promise.all([readiness.reasons(), readiness.reasons(), readiness.reasons()]);
  expect(queries).toBe(1);
  now += 1_001;
  await readiness.reasons();
  expect(queries).toBe(2);
});
