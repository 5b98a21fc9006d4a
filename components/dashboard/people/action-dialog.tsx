'use client';

import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';

export type ActionDialogProps = {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly description: ReactNode;
  /** The words on the button that does it. */
  readonly deed: string;
  readonly isDangerous?: boolean;
  /** Whether what was filled in is enough to do it. */
  readonly isReady: boolean;
  /** Answers null when it was done, else why not in words. */
  readonly carryOut: () => Promise<string | null>;
  /** The fields that it needs. */
  readonly children?: ReactNode;
};

/** Asks before a deed is done, and stays with why it was not. */
export function ActionDialog(props: ActionDialogProps) {
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const go = async () => {
    setBusy(true);
    setTrouble(null);
    const words = await props.carryOut().catch(() => 'The house does not answer. Try again in a moment.');
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
          if (props.isReady && !isBusy) void go();
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
