'use client';

import { type ReactElement, type ReactNode, useState } from 'react';
import { TextareaField } from '../ui/textarea-field.tsx';
import { CommandDialog } from './command-dialog.tsx';
import type { CommandOutcomeShown } from './send-command.ts';

export type ReasonCommandProps = {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly description: ReactNode;
  readonly deed: string;
  readonly isDangerous?: boolean;
  readonly placeholder: string;
  readonly give: (reason: string) => Promise<CommandOutcomeShown>;
};

/** An order that needs a reason. The reason is public: it stands in the lot's history for ever. */
export function ReasonCommand({ placeholder, give, ...dialog }: ReasonCommandProps) {
  const [reason, setReason] = useState('');
  const words = reason.trim();
  return (
    <CommandDialog {...dialog} isReady={words.length >= 3 && words.length <= 500} give={() => give(words)}>
      <TextareaField
        label="Reason"
        hint="Everybody can read it, in the lot’s history."
        maxLength={500}
        className="min-h-20"
        placeholder={placeholder}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </CommandDialog>
  );
}
