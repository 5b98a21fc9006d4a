'use client';

import { type ReactElement, type ReactNode, useState } from 'react';
import { TextareaField } from '../ui/form/textarea-field.tsx';
import { CommandDialog } from './command-dialog.tsx';
import type { CommandResult } from './send-command.ts';

export type ReasonCommandProps = {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly description: ReactNode;
  /** The label of the confirm button. */
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  readonly placeholder: string;
  readonly send: (reason: string) => Promise<CommandResult>;
};

/** A command that requires a reason. The reason is public and stays in the lot's history. */
export function ReasonCommand({ placeholder, send, ...dialog }: ReasonCommandProps) {
  const [text, setText] = useState('');
  const reason = text.trim();
  return (
    <CommandDialog {...dialog} isReady={reason.length >= 3 && reason.length <= 500} send={() => send(reason)}>
      <TextareaField
        label="Reason"
        hint="Everybody can read it, in the lot’s history."
        maxLength={500}
        className="min-h-20"
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </CommandDialog>
  );
}
