import { ActionDialog, type ActionDialogProps } from '../ui/overlay/action-dialog.tsx';
import { commandFailureText } from './command-failure-text.ts';
import type { CommandResult } from './send-command.ts';

export type CommandDialogProps = Omit<ActionDialogProps, 'onConfirm'> & {
  readonly send: () => Promise<CommandResult>;
};

/** Asks for confirmation before a command is sent, and shows why it failed. */
export function CommandDialog({ send, ...dialog }: CommandDialogProps) {
  return <ActionDialog {...dialog} onConfirm={async () => commandFailureText(await send())} />;
}
