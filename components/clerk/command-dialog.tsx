import { DeedDialog, type DeedDialogProps } from '../dashboard/people/action-dialog.tsx';
import { orderWords } from './command-words.ts';
import type { OrderOutcome } from './send-command.ts';

export type OrderDialogProps = Omit<DeedDialogProps, 'carryOut'> & {
  readonly give: () => Promise<OrderOutcome>;
};

/** Asks before an order about a lot is given, and stays with what became of it. */
export function OrderDialog({ give, ...dialog }: OrderDialogProps) {
  return <DeedDialog {...dialog} carryOut={async () => orderWords(await give())} />;
}
