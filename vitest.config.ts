import { defineConfig } from 'vitest/config';

// The suffix tells the layer: .test.ts pure and fast · .fuzz.test.ts seeded properties · .int.test.ts real Postgres, real sockets, real processes.
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
          name: 'integration',
          include: ['**/*.int.test.ts'],
          exclude: ['node_modules/**', '.next/**'],
          globalSetup: ['server/store/testing/test-cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // Patience, not a wait: a busy machine may take long to come to what is expected.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
