import { defineConfig } from 'vitest/config';

/** Settings of the projects with real sockets and processes, which run one file at a time. */
const integration = {
  exclude: ['node_modules/**', '.next/**'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  fileParallelism: false,
  // A limit, not a wait: on a busy machine the expected state may come late.
  expect: { poll: { timeout: 10_000 } },
};

// The suffix names the project: .test.ts is pure and fast, .fuzz.test.ts checks seeded properties,
// and .int.test.ts uses a real Postgres, real sockets and real processes.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/*.fuzz.test.ts', 'node_modules/**', '.next/**', 'e2e/specs/**'],
        },
      },
      { test: { name: 'fuzz', include: ['**/*.fuzz.test.ts'], exclude: ['node_modules/**'], testTimeout: 180_000 } },
      {
        test: {
          ...integration,
          name: 'integration',
          include: ['**/*.int.test.ts'],
          globalSetup: ['server/store/testing/test-cluster.ts'],
        },
      },
      {
        test: {
          ...integration,
          name: 'integration-stock',
          include: ['server/realtime/**/*.int.test.ts'],
          env: { ROSTRUM_TRANSPORT: 'stock' },
        },
      },
    ],
  },
});
