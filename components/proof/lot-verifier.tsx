'use client';

import { useEffect, useState } from 'react';
import { verifyLotFile } from '#protocol/export/read-lot-export.ts';
import { readReceipt } from '#protocol/export/read-receipt.ts';
import { readVerifyAddress } from '../saleroom/lot/verify-address.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ExportDropZone } from './export-drop-zone.tsx';
import { sha256 } from './sha256.ts';
import { Verdict } from './verdict.tsx';

/** Larger files are for `npm run verify`: a browser would hold its breath. */
const LARGEST_FILE = 64_000_000;

type Held = { readonly name: string; readonly bytes: Uint8Array };
type Desk =
  | { readonly state: 'empty' | 'reading' }
  | { readonly state: 'refused'; readonly why: string }
  | ({ readonly state: 'held' } & Held);

/** Checks an export against itself, the rules and a receipt, all in the browser. Comes with an export of this house where the address names one. */
export function LotVerifier() {
  const [desk, setDesk] = useState<Desk>({ state: 'empty' });
  const [typed, setTyped] = useState('');
  const receipt = readReceipt(typed);

  useEffect(() => {
    const { exportPath, receipt: named } = readVerifyAddress(window.location.hash);
    if (named) setTyped(named);
    if (exportPath) {
      setDesk({ state: 'reading' });
      void fetchExport(exportPath).then(setDesk);
    }
  }, []);

  const take = (file: File) => {
    if (file.size > LARGEST_FILE) {
      return setDesk({ state: 'refused', why: 'The file is too large for a browser. “npm run verify” takes it.' });
    }
    setDesk({ state: 'reading' });
    const unreadable = { state: 'refused', why: 'The browser could not read the file.' } as const;
    void file.arrayBuffer().then(
      (bytes) => setDesk({ state: 'held', name: file.name, bytes: new Uint8Array(bytes) }),
      () => setDesk(unreadable),
    );
  };

  return (
    <div className="flex flex-col gap-8">
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <ExportDropZone onFile={take} />
        <TextField
          label="Your receipt"
          optional
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="43:9f2c…"
          hint="As the bid panel copied it, or number and hash with a colon between them."
          error={
            typed.trim() !== '' && !receipt
              ? 'This is no whole receipt: a number and 64 letters and digits.'
              : undefined
          }
        />
      </div>
      {desk.state === 'reading' && <Skeleton className="h-40" />}
      {desk.state === 'refused' && (
        <Notice tone="bad" role="alert" title="Nothing was checked">
          {desk.why}
        </Notice>
      )}
      {desk.state === 'held' && <Verdict name={desk.name} {...verifyLotFile(desk.bytes, sha256, receipt)} />}
    </div>
  );
}

async function fetchExport(path: string): Promise<Desk> {
  try {
    const answer = await fetch(path);
    if (!answer.ok) return { state: 'refused', why: 'The house has no export of this lot.' };
    return {
      state: 'held',
      name: `The export that this house gives now (${path})`,
      bytes: new Uint8Array(await answer.arrayBuffer()),
    };
  } catch {
    return {
      state: 'refused',
      why: 'The house could not be reached. An export that you have can be checked all the same.',
    };
  }
}
