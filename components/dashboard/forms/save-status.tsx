import { Check, CloudOff, LoaderCircle, PenLine, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SaveState } from './autosave.ts';
import { refusalMessage } from './refusal-message.ts';

const clock = (at: number) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Where what was typed is: "Saved 12:03". One line that never moves what stands around it. */
export function SaveStatus({ saving, autosaves }: { readonly saving: SaveState; readonly autosaves: boolean }) {
  return (
    <p role="status" className="flex min-w-0 items-center gap-2 text-sm text-ink-soft [&_svg]:size-4 [&_svg]:shrink-0">
      {words(saving, autosaves)}
    </p>
  );
}

function words(saving: SaveState, autosaves: boolean): ReactNode {
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
    case 'unreadable':
      return <Trouble>Not saved yet: a field needs another look. What you typed is kept in this browser.</Trouble>;
    case 'refused':
      return <Trouble>Not saved: {refusalMessage(saving.refusal)}</Trouble>;
    case 'unreachable':
      return (
        <>
          <CloudOff aria-hidden className="text-unmet" />
          <span className="text-unmet">The house does not answer. Kept in this browser; trying again…</span>
        </>
      );
  }
}

function Trouble({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <TriangleAlert aria-hidden className="text-unmet" />
      <span className="text-unmet">{children}</span>
    </>
  );
}
