import { expect, it } from 'vitest';
import { createReadiness } from './readiness.ts';

const inStep = { newest: '2', pending: [], unknown: [] };
const well = { migrations: async () => inStep, clockAge: () => 1_000 };

it('is not ready while the house opens, and is when everything has been opened', async () => {
  const readiness = createReadiness();
  expect(await readiness.reasons()).toEqual(['opening']);
  readiness.opened(well);
  expect(await readiness.reasons()).toEqual([]);
});

it.each([
  ['the database cannot be reached', { ...well, migrations: () => Promise.reject(new Error('away')) }],
  [
    'the migrations are not in step with this program',
    { ...well, migrations: async () => ({ ...inStep, pending: ['3'] }) },
  ],
  [
    'the migrations are not in step with this program',
    { ...well, migrations: async () => ({ ...inStep, unknown: ['3'] }) },
  ],
  ['the house clock has not been read lately', { ...well, clockAge: () => 60_000 }],
])('says why it is not ready: %s', async (reason, facts) => {
  const readiness = createReadiness();
  readiness.opened(facts);
  expect(await readiness.reasons()).toEqual([reason]);
});

it('says that it drains before it asks anybody [I42]', async () => {
  const readiness = createReadiness();
  let asked = 0;
  const migrations = async () => {
    asked += 1;
    return inStep;
  };
  readiness.opened({ ...well, migrations });
  readiness.drain();
  expect(await readiness.reasons()).toEqual(['draining']);
  expect(asked).toBe(0);
});

it('asks the database once a second at most, however many ask it', async () => {
  let asked = 0;
  let now = 5_000;
  const migrations = async () => {
    asked += 1;
    return inStep;
  };
  const readiness = createReadiness(() => now);
  readiness.opened({ ...well, migrations });
  await Promise.all([readiness.reasons(), readiness.reasons(), readiness.reasons()]);
  expect(asked).toBe(1);
  now += 1_001;
  await readiness.reasons();
  expect(asked).toBe(2);
});
