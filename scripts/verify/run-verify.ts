// `npm run verify`: proves an exported lot, or all ledgers of a database (docs/verify.md). Exit status 0: all that can be checked holds; 1: something is
// broken; 2: could not run, or found nothing to check.
import process from 'node:process';
import type { Finding } from '#auction/verify/finding.ts';
import { CannotVerify } from './cannot-verify.ts';
import { readArguments, USAGE } from './read-arguments.ts';
import { verifyDatabase } from './verify-database.ts';
import { verifyFile } from './verify-file.ts';

const signs = { held: 'held         ', broken: 'BROKEN       ', 'not-checkable': 'not checkable' } as const;

function printFindings(findings: readonly Finding[]): number {
  for (const { check, verdict, words } of findings) console.log(`${signs[verdict]}  ${check.padEnd(8)}  ${words}`);
  const broken = findings.filter(({ verdict }) => verdict === 'broken').length;
  console.log(
    broken === 0
      ? '\nNothing is broken: what can be checked holds.'
      : `\nThis file is not to be trusted: ${broken} broken.`,
  );
  return broken === 0 ? 0 : 1;
}

async function printDatabase(url: string, lotId: string | null): Promise<number> {
  const { lots, events, faults, ledgerHash } = await verifyDatabase(url, lotId);
  for (const { invariant, lot, seq, words } of faults) {
    console.log(`BROKEN  ${invariant}  ${lot}${seq === null ? '' : `, event ${seq}`}: ${words}`);
  }
  console.log(`${lots} lots, ${events} events, ${faults.length} broken.`);
  console.log(`ledger hash ${ledgerHash}`);
  return faults.length === 0 ? 0 : 1;
}

async function run(): Promise<number> {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted.kind === 'help') {
    console.log(USAGE);
    return 0;
  }
  return wanted.kind === 'file'
    ? printFindings(verifyFile(wanted.file, wanted.receipt))
    : await printDatabase(wanted.url, wanted.lotId);
}

try {
  process.exitCode = await run();
} catch (fault) {
  console.error(fault instanceof CannotVerify ? fault.message : fault);
  process.exitCode = 2;
}
