'use client';

import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import type { OrderOutcome } from './give-order.ts';
import { orderWords } from './order-words.ts';

export type OrderDialogProps = {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly description: ReactNode;
  /** The words on the button that gives the order. */
  readonly deed: string;
  readonly isDangerous?: boolean;
  /** Whether what was filled in makes an order. */
  readonly isReady: boolean;
  readonly give: () => Promise<OrderOutcome>;
  /** The fields of the order. */
  readonly children?: ReactNode;
};

/** Asks before an order is given, and stays with what became of it. */
export function OrderDialog(props: OrderDialogProps) {
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const order = async () => {
    setBusy(true);
    setTrouble(null);
    const words = orderWords(await props.give());
    setBusy(false);
    setTrouble(words);
    if (words === null) setOpen(false);
  };
  return (
    <Dialog
      trigger={props.trigger}
      title={props.title}
      description={props.description}
      open={isOpen}
      onOpenChange={(opens) => {
        setOpen(opens);
        setTrouble(null);
      }}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Not now</Button>
          <Button
            type="submit"
            form={formId}
            variant={props.isDangerous ? 'danger' : 'primary'}
            busy={isBusy}
            disabled={!props.isReady}
          >
            {props.deed}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.isReady && !isBusy) void order();
        }}
      >
        {props.children}
        {trouble && (
          <Notice tone="bad" role="alert">
            {trouble}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
