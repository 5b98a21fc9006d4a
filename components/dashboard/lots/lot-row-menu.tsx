'use client';

import { Menu } from '@base-ui/react/menu';
import { ArrowDown, ArrowUp, EllipsisVertical, ListOrdered, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { Dialog, DialogClose } from '#components/ui/overlay/dialog.tsx';
import { MoveLotDialog } from './move-lot-dialog.tsx';

export type LotRowMenuProps = {
  readonly lot: { readonly lotNumber: string; readonly title: string };
  /** The lot's index in the list, and the last index. */
  readonly index: number;
  readonly last: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

const iconButton =
  'relative z-1 grid size-9 place-items-center rounded-md text-ink-soft hover:bg-sunken ' +
  'hover:text-ink disabled:opacity-30 pointer-coarse:size-11 [&_svg]:size-4.5';

/** The actions on a lot in the list: move up, move down, move to a position, remove. */
export function LotRowMenu({ lot, index, last, onMove, onRemove }: LotRowMenuProps) {
  const [openDialog, setOpenDialog] = useState<'position' | 'removal' | null>(null);
  return (
    <div className="flex shrink-0 items-center">
      <button
        type="button"
        aria-label={`Move lot ${lot.lotNumber} up`}
        className={`${iconButton} max-sm:hidden`}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <ArrowUp aria-hidden />
      </button>
      <button
        type="button"
        aria-label={`Move lot ${lot.lotNumber} down`}
        className={`${iconButton} max-sm:hidden`}
        disabled={index === last}
        onClick={() => onMove(index + 1)}
      >
        <ArrowDown aria-hidden />
      </button>
      <Menu.Root>
        <Menu.Trigger aria-label={`More for lot ${lot.lotNumber}`} className={iconButton}>
          <EllipsisVertical aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-30">
            <Menu.Popup className="w-56 rounded-md border border-line bg-floating py-1.5 shadow-float outline-hidden">
              <Item icon={<ArrowUp aria-hidden />} isDisabled={index === 0} onSelect={() => onMove(index - 1)}>
                Move up
              </Item>
              <Item icon={<ArrowDown aria-hidden />} isDisabled={index === last} onSelect={() => onMove(index + 1)}>
                Move down
              </Item>
              <Item
                icon={<ListOrdered aria-hidden />}
                isDisabled={last === 0}
                onSelect={() => setOpenDialog('position')}
              >
                Move to position…
              </Item>
              <Menu.Separator className="my-1.5 h-px bg-line" />
              <Item icon={<Trash2 aria-hidden />} isDisabled={false} onSelect={() => setOpenDialog('removal')}>
                Remove…
              </Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <MoveLotDialog
        lotNumber={lot.lotNumber}
        index={index}
        last={last}
        isOpen={openDialog === 'position'}
        onClose={() => setOpenDialog(null)}
        onMove={onMove}
      />
      <Dialog
        title={`Remove lot ${lot.lotNumber}?`}
        description={`“${lot.title}” is removed from the catalogue with its pictures. This cannot be undone.`}
        open={openDialog === 'removal'}
        onOpenChange={(isOpen) => !isOpen && setOpenDialog(null)}
        footer={
          <>
            <DialogClose>
              <Button>Keep it</Button>
            </DialogClose>
            <DialogClose>
              <Button variant="danger" onClick={onRemove}>
                Remove lot {lot.lotNumber}
              </Button>
            </DialogClose>
          </>
        }
      />
    </div>
  );
}

function Item(props: { icon: ReactNode; isDisabled: boolean; onSelect: () => void; children: ReactNode }) {
  return (
    <Menu.Item
      disabled={props.isDisabled}
      onClick={props.onSelect}
      className={
        'flex min-h-11 w-full cursor-pointer items-center gap-3 px-4 text-[0.9375rem] outline-hidden ' +
        'data-disabled:cursor-default data-disabled:opacity-40 data-highlighted:bg-sunken ' +
        '[&_svg]:size-4 [&_svg]:text-ink-soft'
      }
    >
      {props.icon}
      {props.children}
    </Menu.Item>
  );
}
