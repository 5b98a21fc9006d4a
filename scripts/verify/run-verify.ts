// `npm run verify`: verifies an exported lot, or all ledgers of a database (docs/verify.md). Exit
// status 0: every check that is possible passed; 1: a check failed; 2: could not run, or nothing to
// check.
import process from 'node:process';
import type { Finding } from '#auction/verify/finding.ts';
import { CannotVerify } from './cannot-verify.ts';
import { readArguments, USAGE } from './read-arguments.ts';
import { verifyDatabase } from './verify-database.ts';
import { verifyFile } from './verify-file.ts';

const labels = { held: 'held         ', broken: 'BROKEN       ', 'not-checkable': 'not checkable' } as const;

function printFindings(findings: readonly Finding[]): number {
  for (const { check, verdict, words } of findings) console.log(`${labels[verdict]}  ${check.padEnd(8)}  ${words}`);
  const broken = findings.filter(({ verdict }) => verdict === 'broken').length;
  console.log(
    broken === 0
      ? '\nNothing is broken: every check that is possible passed.'
      : `\nDo not trust this file: ${broken} broken.`,
  );
  return broken === 0 ? 0 : 1;
}

async function printDatabase(url: string, lotId: string | null): Promise<number> {
  const { lots, events, problems, ledgerHash } = await verifyDatabase(url, lotId);
  for (const { invariant, lot, seq, description } of problems) {
    console.log(`BROKEN  ${invariant}  ${lot}${seq === null ? '' : `, event ${seq}`}: ${description}`);
  }
  console.log(`${lots} lots, ${events} events, ${problems.length} broken.`);
  console.log(`ledger hash ${ledgerHash}`);
  return problems.length === 0 ? 0 : 1;
}

async function run(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options.kind === 'help') {
    console.log(USAGE);
    return 0;
  }
  return options.kind === 'file'
    ? printFindings(verifyFile(options.file, options.receipt))
    : await printDatabase(options.url, options.lotId);
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof CannotVerify ? error.message : error);
  process.exitCode = 2;
}
