import { parseArgs } from 'node:util';
import type { Receipt } from '#auction/verify/verify-lot.ts';
import { readReceipt } from '#protocol/export/read-receipt.ts';
import { CannotVerify } from './cannot-verify.ts';

/** What to verify, as the command line says. */
export type VerifyOptions =
  | { readonly kind: 'file'; readonly file: string; readonly receipt: Receipt | null }
  | { readonly kind: 'database'; readonly url: string; readonly lotId: string | null }
  | { readonly kind: 'help' };

export const USAGE = `usage: npm run verify -- --file LOT.json [--receipt SEQ:HASH]
       npm run verify -- --db postgres://… [--lot LOT-ID]`;

/** Reads the command line. Throws CannotVerify with the usage if it is invalid. */
export function readArguments(args: readonly string[]): VerifyOptions {
  const { help, file, receipt, db, lot } = parsed(args);
  if (help) return { kind: 'help' };
  // An unset variable of the shell becomes an empty argument.
  if (file === '' || db === '' || lot === '') throw new CannotVerify(USAGE);
  if (file !== undefined && db === undefined && lot === undefined) {
    if (receipt === undefined) return { kind: 'file', file, receipt: null };
    const parsedReceipt = readReceipt(receipt);
    if (parsedReceipt) return { kind: 'file', file, receipt: parsedReceipt };
    throw new CannotVerify(
      'The receipt is neither SEQ:HASH (a number and 64 hexadecimal digits) nor the line that the bid panel copies: ' +
        receipt,
    );
  }
  if (db !== undefined && file === undefined && receipt === undefined) {
    if (/^postgres(ql)?:/.test(db)) return { kind: 'database', url: db, lotId: lot ?? null };
    throw new CannotVerify(`--db takes the URL of a database, postgres://…\n${USAGE}`);
  }
  throw new CannotVerify(USAGE);
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const help = { type: 'boolean', default: false } as const;
  const options = { help, file: text, receipt: text, db: text, lot: text };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CannotVerify(`${(error as Error).message}\n${USAGE}`);
  }
}
