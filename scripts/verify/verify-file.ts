import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Finding } from '#auction/verify/finding.ts';
import type { Receipt } from '#auction/verify/verify-lot.ts';
import { verifyLotFile } from '#protocol/export/read-lot-export.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { CannotVerify } from './cannot-verify.ts';

/**
 * Verifies an exported lot, without server or database. Throws CannotVerify if the file cannot be
 * read.
 */
export function verifyFile(file: string, receipt: Receipt | null): readonly Finding[] {
  let bytes: Uint8Array;
  try {
    // npm runs scripts in the project's folder; a relative path refers to the user's folder.
    bytes = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file));
  } catch (error) {
    throw new CannotVerify(`${file} cannot be read: ${(error as Error).message}`);
  }
  return verifyLotFile(bytes, sha256, receipt).findings;
}
