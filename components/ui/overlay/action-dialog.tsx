'use client';

import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { Button } from '../button/button.tsx';
import { NO_RESPONSE } from '../no-response.ts';
import { Notice } from '../notice.tsx';
import { Dialog } from './dialog.tsx';

export type ActionDialogProps = {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly description: ReactNode;
  /** The label of the confirm button. */
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  /** Whether the fields are filled in well enough to confirm. */
  readonly isReady: boolean;
  /** Resolves to null on success, otherwise to an error message. */
  readonly onConfirm: () => Promise<string | null>;
  /** The fields of the dialog. */
  readonly children?: ReactNode;
};

/** Asks for confirmation of an action. Stays open with the error message if it fails. */
export function ActionDialog(props: ActionDialogProps) {
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = async () => {
    setBusy(true);
    setProblem(null);
    const failure = await props.onConfirm().catch(() => NO_RESPONSE);
    setBusy(false);
    setProblem(failure);
    if (failure === null) setOpen(false);
  };
  return (
    <Dialog
      trigger={props.trigger}
      title={props.title}
      description={props.description}
      open={isOpen}
      onOpenChange={(opens) => {
        setOpen(opens);
        setProblem(null);
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
            {props.confirmLabel}
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
        {problem && (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
