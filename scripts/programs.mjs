/** The programs that `scripts/launch.mjs` starts, by the name on its command line. */
export const programs = {
  start: 'server/index.ts',
  dev: 'server/index.ts',
  demo: 'demo/run-demo.ts',
  rules: 'scripts/rules/run-rules.ts',
  verify: 'scripts/verify/run-verify.ts',
  bench: 'bench/run-bench.ts',
  simulate: 'proof/simulation/run-simulation.ts',
  chaos: 'proof/chaos/run-chaos.ts',
  test: 'scripts/test/run-tests.ts',
  layers: 'scripts/layers/check-layers.ts',
  lint: 'scripts/lint/run-lint.ts',
  'make-migration': 'scripts/make-migration/run-make-migration.ts',
  'two-nodes': 'proof/drills/nodes/run-with-two-nodes.ts',
  'lose-a-node': 'proof/drills/nodes/run-lose-a-node.ts',
  'rolling-deploy': 'proof/drills/nodes/run-rolling-deploy.ts',
  'restore-drill': 'proof/drills/restore/run-restore-drill.ts',
  'failover-drill': 'proof/drills/failover/run-failover-drill.ts',
  conformance: 'scripts/conformance/run-conformance.ts',
};

/** Programs that use no database and need no generated Prisma client. */
export const withoutClient = new Set(['rules', 'verify', 'simulate', 'layers', 'lint']);

/**
 * Programs that open the server. Their compiled code is cached, so that a server that was killed
 * opens again in half the time (I37).
 */
export const opensServer = new Set(['start', 'dev', 'demo', 'chaos']);
