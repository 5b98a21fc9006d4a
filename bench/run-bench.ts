// `npm run bench -- [G1 G3 …] [--pairs 5] [--seconds 8] [--json]` measures speed side by side with
// the contenders, in one run; `npm run bench -- ablation` what each optimisation of the transport
// gains. Progress goes to stderr; the table, or with --json one object, to stdout.
// Exit 0: every "must" is reached · 1: one is missed, or an invariant was broken · 2: something
// could not run.
import { ablationGoals } from './ablation/ablation-goal.ts';
import { ablationExitCode, ablationJson, ablationTable, rowsOf } from './ablation/ablation-report.ts';
import { runAblation } from './ablation/run-ablation.ts';
import type { VariantName } from './ablation/variant.ts';
import { parseBenchOptions } from './bench-options.ts';
import { openBenchDatabase } from './database/bench-database.ts';
import { startBenchPostgres } from './database/start-bench-postgres.ts';
import { goalGroups } from './goals/all-goals.ts';
import type { BenchContext } from './goals/goal.ts';
import { exitCodeOf, runGoals } from './goals/run-goals.ts';
import { describeEnvironment, jsonOf } from './report/report.ts';
import { tableOf } from './report/report-table.ts';

type Selection = { readonly json: boolean; readonly goals: ReadonlySet<string> };

async function measureGoals({ json, goals }: Selection, context: BenchContext): Promise<number> {
  const outcomes = await runGoals(goalGroups, goals, context);
  const report = { ...describeEnvironment(context.database.durability, context.folder), goals: outcomes };
  console.log(json ? JSON.stringify(jsonOf(report)) : tableOf(report));
  return exitCodeOf(outcomes);
}

async function measureOptimisations(
  { json, goals }: Selection,
  variants: readonly VariantName[],
  context: BenchContext,
): Promise<number> {
  const selected = ablationGoals.filter(({ id }) => goals.has(id));
  const figures = await runAblation(selected, variants, context);
  const rows = rowsOf(selected, variants, figures.comparisons);
  const report = { ...describeEnvironment(context.database.durability, context.folder), rows, ...figures };
  console.log(json ? JSON.stringify(ablationJson(report)) : ablationTable(report));
  return ablationExitCode(figures);
}

try {
  const options = parseBenchOptions(process.argv.slice(2));
  const { pairs, seconds, variants } = options;
  const postgres = await startBenchPostgres();
  try {
    const database = await openBenchDatabase(postgres.url);
    const log = (message: string) => console.error(message);
    const context: BenchContext = { database, folder: postgres.folder, pairs, seconds, log };
    try {
      process.exitCode = variants
        ? await measureOptimisations(options, variants, context)
        : await measureGoals(options, context);
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 2;
}
process.exit();
