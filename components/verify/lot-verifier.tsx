'use client';

import { useEffect, useState } from 'react';
import { verifyLotFile } from '#protocol/export/read-lot-export.ts';
import { readReceipt } from '#protocol/export/read-receipt.ts';
import { readVerifyAddress } from '../saleroom/lot/verify-address.ts';
import { TextField } from '../ui/form/text-field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ExportDropZone } from './export-drop-zone.tsx';
import { sha256 } from './sha256.ts';
import { Verdict } from './verdict.tsx';

/** The largest file to verify in a browser, bytes; larger ones would block the page. */
const LARGEST_FILE = 64_000_000;

type FileState =
  | { readonly kind: 'empty' | 'loading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'loaded'; readonly name: string; readonly bytes: Uint8Array };

/**
 * Verifies an export in the browser: its consistency, the rules and a receipt. If the URL names a
 * lot of this site, loads its export.
 */
export function LotVerifier() {
  const [file, setFile] = useState<FileState>({ kind: 'empty' });
  const [typed, setTyped] = useState('');
  const receipt = readReceipt(typed);

  useEffect(() => {
    const { exportPath, receipt: receiptInUrl } = readVerifyAddress(window.location.hash);
    if (receiptInUrl) setTyped(receiptInUrl);
    if (exportPath) {
      setFile({ kind: 'loading' });
      void fetchExport(exportPath).then(setFile);
    }
  }, []);

  const load = (chosen: File) => {
    if (chosen.size > LARGEST_FILE) {
      return setFile({ kind: 'failed', why: 'The file is too large for a browser. Use “npm run verify” instead.' });
    }
    setFile({ kind: 'loading' });
    void chosen.arrayBuffer().then(
      (bytes) => setFile({ kind: 'loaded', name: chosen.name, bytes: new Uint8Array(bytes) }),
      () => setFile({ kind: 'failed', why: 'The browser could not read the file.' }),
    );
  };

  return (
    <div className="flex flex-col gap-8">
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <ExportDropZone onFile={load} />
        <TextField
          label="Your receipt"
          optional
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="43:9f2c…"
          hint="As copied from the bid panel: the number and the hash, separated by a colon."
          error={
            typed.trim() !== '' && !receipt
              ? 'This is not a complete receipt. A receipt is a number, a colon, and 64 letters and digits.'
              : undefined
          }
        />
      </div>
      {file.kind === 'loading' && <Skeleton className="h-40" />}
      {file.kind === 'failed' && (
        <Notice tone="bad" role="alert" title="Nothing was checked">
          {file.why}
        </Notice>
      )}
      {file.kind === 'loaded' && <Verdict name={file.name} {...verifyLotFile(file.bytes, sha256, receipt)} />}
    </div>
  );
}

async function fetchExport(path: string): Promise<FileState> {
  try {
    const response = await fetch(path);
    if (!response.ok) return { kind: 'failed', why: 'The server has no export of this lot.' };
    return {
      kind: 'loaded',
      name: `The current export of this lot (${path})`,
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  } catch {
    return {
      kind: 'failed',
      why: 'The server could not be reached. You can still verify an export file that you have.',
    };
  }
}
