import { parseArgs } from 'node:util';
import type { Receipt } from '#auction/verify/verify-lot.ts';
import { readReceipt } from '#protocol/read-receipt.ts';

/** What is to be verified. */
export type Wanted =
  | { readonly kind: 'file'; readonly file: string; readonly receipt: Receipt | null }
  | { readonly kind: 'database'; readonly url: string; readonly lotId: string | null };

export const USAGE = `usage: npm run verify -- --file LOT.json [--receipt SEQ:HASH]
       npm run verify -- --db postgres://… [--lot LOT-ID]`;

/** Reads the command line; null where it asks for nothing that there is. */
export function readArguments(args: readonly string[]): Wanted | null {
  const values = parsed(args);
  if (!values) return null;
  const { file, receipt, db, lot } = values;
  if (file !== undefined && db === undefined && lot === undefined) {
    if (receipt === undefined) return { kind: 'file', file, receipt: null };
    const held = readReceipt(receipt);
    return held && { kind: 'file', file, receipt: held };
  }
  if (db !== undefined && file === undefined && receipt === undefined)
    return { kind: 'database', url: db, lotId: lot ?? null };
  return null;
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { file: text, receipt: text, db: text, lot: text } }).values;
  } catch {
    return null;
  }
}
