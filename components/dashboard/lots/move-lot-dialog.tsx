'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';

export type MoveLotDialogProps = {
  readonly lotNumber: string;
  /** Where it stands now, and the last place there is; from 0. */
  readonly place: number;
  readonly last: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMove: (to: number) => void;
};

/** Asks to which position a lot goes: the twin of dragging it there. People count from 1. */
export function MoveLotDialog({ lotNumber, place, last, isOpen, onClose, onMove }: MoveLotDialogProps) {
  const [text, setText] = useState('');
  const to = /^\d{1,5}$/.test(text) ? Number(text) - 1 : -1;
  const isPlace = to >= 0 && to <= last;
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
          if (!isPlace) return;
          setText('');
          onClose();
          if (to !== place) onMove(to);
        }}
      >
        <TextField
          label="To position"
          inputMode="numeric"
          autoFocus
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={`It stands at ${place + 1} of ${last + 1} now.`}
          error={text !== '' && !isPlace ? `A number from 1 to ${last + 1}.` : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={!isPlace}>
            Move it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
