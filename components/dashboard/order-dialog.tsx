import { DeedDialog, type DeedDialogProps } from './deed-dialog.tsx';
import type { OrderOutcome } from './give-order.ts';
import { orderWords } from './order-words.ts';

export type OrderDialogProps = Omit<DeedDialogProps, 'carryOut'> & {
  readonly give: () => Promise<OrderOutcome>;
};

/** Asks before an order about a lot is given, and stays with what became of it. */
export function OrderDialog({ give, ...dialog }: OrderDialogProps) {
  return <DeedDialog {...dialog} carryOut={async () => orderWords(await give())} />;
}
