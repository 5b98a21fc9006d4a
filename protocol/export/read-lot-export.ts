import { canonicalJson } from '#auction/canonical-json.ts';
import type { Sha256 } from '#auction/ledger-hash.ts';
import { broken, type Finding, held } from '#auction/verify/finding.ts';
import type { LotExport } from '#auction/verify/lot-export.ts';
import { type Receipt, verifyLot } from '#auction/verify/verify-lot.ts';
import { lotExportSchema } from './lot-export-schema.ts';

/** The export in a file, or why the file is not one. */
export type ReadExport =
  | { readonly lot: LotExport; readonly finding: Finding }
  | { readonly lot: null; readonly finding: Finding };

/** The text of an export: canonical JSON, with `whole` computed here. */
export function writeLotExport(lot: Omit<LotExport, 'whole'>, sha256: Sha256): string {
  return canonicalJson({ ...lot, whole: sha256(canonicalJson(lot)) });
}

/**
 * Reads the bytes of an export. It must be in canonical form with a correct checksum, so that a
 * change of any byte is noticed, even where the hash chain does not cover it.
 */
export function readLotExport(bytes: Uint8Array, sha256: Sha256): ReadExport {
  let value: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return refused('The file is damaged or is not a lot export: it cannot be read as JSON.');
  }
  if (typeof value === 'object' && value !== null && 'rostrumExport' in value && value.rostrumExport !== 1) {
    return refused('The file has a format version that this verifier does not support.');
  }
  const shaped = lotExportSchema.safeParse(value);
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    const place = issue?.path.join('.') || 'the file';
    return refused(`The file is not a lot export: at ${place}: ${issue?.message ?? 'wrong format'}.`);
  }
  if (canonicalJson(value) !== text) {
    return refused('The file is not in canonical form: something was added, moved or rewritten.');
  }
  const { whole, ...rest } = shaped.data;
  if (sha256(canonicalJson(rest)) !== whole) {
    return refused('The file’s checksum is wrong: it was changed or damaged after it was written.');
  }
  return {
    lot: shaped.data,
    finding: held('form', 'The file is a complete lot export in canonical form.'),
  };
}

/** Reads an export and runs all checks on it. `lot` is null if the file is not an export. */
export function verifyLotFile(
  bytes: Uint8Array,
  sha256: Sha256,
  receipt: Receipt | null = null,
): { readonly lot: LotExport | null; readonly findings: readonly Finding[] } {
  const { lot, finding } = readLotExport(bytes, sha256);
  return { lot, findings: lot ? [finding, ...verifyLot(lot, sha256, receipt)] : [finding] };
}

function refused(message: string): ReadExport {
  return { lot: null, finding: broken('form', message) };
}
