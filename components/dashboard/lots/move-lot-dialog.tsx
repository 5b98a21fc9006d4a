'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import { Dialog } from '#components/ui/overlay/dialog.tsx';

export type MoveLotDialogProps = {
  readonly lotNumber: string;
  /** The lot's index in the list, and the last index. */
  readonly index: number;
  readonly last: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMove: (to: number) => void;
};

/** Moves a lot to a position that the user types, counted from 1. */
export function MoveLotDialog({ lotNumber, index, last, isOpen, onClose, onMove }: MoveLotDialogProps) {
  const [text, setText] = useState('');
  const to = /^\d{1,5}$/.test(text) ? Number(text) - 1 : -1;
  const isValid = to >= 0 && to <= last;
  return (
    <Dialog
      title={`Move lot ${lotNumber}`}
      open={isOpen}
      onOpenChange={(opens) => {
        if (!opens) onClose();
      }}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isValid) return;
          setText('');
          onClose();
          if (to !== index) onMove(to);
        }}
      >
        <TextField
          label="To position"
          inputMode="numeric"
          autoFocus
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={`Now at position ${index + 1} of ${last + 1}.`}
          error={text !== '' && !isValid ? `A number from 1 to ${last + 1}.` : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={!isValid}>
            Move it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
