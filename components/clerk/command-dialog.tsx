import { ActionDialog, type ActionDialogProps } from '../dashboard/people/action-dialog.tsx';
import { commandWords } from './command-words.ts';
import type { CommandOutcomeShown } from './send-command.ts';

export type CommandDialogProps = Omit<ActionDialogProps, 'carryOut'> & {
  readonly give: () => Promise<CommandOutcomeShown>;
};

/** Asks before an order about a lot is given, and stays with what became of it. */
export function CommandDialog({ give, ...dialog }: CommandDialogProps) {
  return <ActionDialog {...dialog} carryOut={async () => commandWords(await give())} />;
}
