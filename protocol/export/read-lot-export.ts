import { canonicalJson } from '#auction/canonical-json.ts';
import type { Sha256 } from '#auction/ledger-hash.ts';
import { broken, type Finding, held } from '#auction/verify/finding.ts';
import type { LotExport } from '#auction/verify/lot-export.ts';
import { type Receipt, verifyLot } from '#auction/verify/verify-lot.ts';
import { lotExportSchema } from './lot-export-schema.ts';

/** A file that was read, or why it is no export. */
export type ReadExport =
  | { readonly lot: LotExport; readonly finding: Finding }
  | { readonly lot: null; readonly finding: Finding };

/** The text of an export as it is handed out: canonical JSON and nothing around it. `whole` is worked out here. */
export function writeLotExport(lot: Omit<LotExport, 'whole'>, sha256: Sha256): string {
  return canonicalJson({ ...lot, whole: sha256(canonicalJson(lot)) });
}

/**
 * Reads the bytes of an export. Only the one canonical spelling is taken, and its sum must be right, so that no byte can be another without being
 * noticed, be it in a part that the chain does not cover.
 */
export function readLotExport(bytes: Uint8Array, sha256: Sha256): ReadExport {
  let value: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return refused('The file is damaged or is no export of a lot: it cannot be read as JSON.');
  }
  if (typeof value === 'object' && value !== null && 'rostrumExport' in value && value.rostrumExport !== 1) {
    return refused('The file is of another version of the format than this verifier knows.');
  }
  const shaped = lotExportSchema.safeParse(value);
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    const place = issue?.path.join('.') || 'the file';
    return refused(`The file is no export of a lot: at ${place}: ${issue?.message ?? 'not of the format'}.`);
  }
  if (canonicalJson(value) !== text) {
    return refused('The file is not spelled as the house spells it: something was added, moved or written otherwise.');
  }
  const { whole, ...rest } = shaped.data;
  if (sha256(canonicalJson(rest)) !== whole) {
    return refused('The file’s own sum does not fit: it was changed or damaged after it was made.');
  }
  return {
    lot: shaped.data,
    finding: held('form', 'The file is a lot’s export, byte for byte as a house writes it.'),
  };
}

/** Reads an export and checks all of it: the findings, the lot where there is one. */
export function verifyLotFile(
  bytes: Uint8Array,
  sha256: Sha256,
  receipt: Receipt | null = null,
): { readonly lot: LotExport | null; readonly findings: readonly Finding[] } {
  const { lot, finding } = readLotExport(bytes, sha256);
  return { lot, findings: lot ? [finding, ...verifyLot(lot, sha256, receipt)] : [finding] };
}

function refused(words: string): ReadExport {
  return { lot: null, finding: broken('form', words) };
}
