import { Check, CloudOff, LoaderCircle, PenLine, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SaveState } from './autosave.ts';
import { actionRefusalMessage } from './refusal-message.ts';

const clock = (at: number) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/**
 * Shows whether the entries are saved: "Saved 12:03". One line, so that the layout never shifts.
 */
export function SaveStatus({ saving, autosaves }: { readonly saving: SaveState; readonly autosaves: boolean }) {
  return (
    <p role="status" className="flex min-w-0 items-center gap-2 text-sm text-ink-soft [&_svg]:size-4 [&_svg]:shrink-0">
      {statusText(saving, autosaves)}
    </p>
  );
}

function statusText(saving: SaveState, autosaves: boolean): ReactNode {
  switch (saving.kind) {
    case 'untouched':
      return autosaves ? 'Saved as you type' : 'Nothing changed yet';
    case 'typing':
      return autosaves ? (
        'Saving soon…'
      ) : (
        <>
          <PenLine aria-hidden /> Not saved yet
        </>
      );
    case 'saving':
      return (
        <>
          <LoaderCircle aria-hidden className="animate-spin" /> Saving…
        </>
      );
    case 'saved':
      return (
        <>
          <Check aria-hidden className="text-leading" /> <span className="numerals">Saved {clock(saving.at)}</span>
        </>
      );
    case 'invalid':
      return <Warning>Not saved yet: a field needs another look. Your changes are kept in this browser.</Warning>;
    case 'refused':
      return <Warning>Not saved: {actionRefusalMessage(saving.refusal)}</Warning>;
    case 'unreachable':
      return (
        <>
          <CloudOff aria-hidden className="text-unmet" />
          <span className="text-unmet">The server is not responding. Stored in this browser; trying again…</span>
        </>
      );
  }
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <TriangleAlert aria-hidden className="text-unmet" />
      <span className="text-unmet">{children}</span>
    </>
  );
}
