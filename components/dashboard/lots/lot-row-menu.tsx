'use client';

import { Menu } from '@base-ui/react/menu';
import { ArrowDown, ArrowUp, EllipsisVertical, ListOrdered, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogClose } from '#components/ui/dialog.tsx';
import { MoveLotDialog } from './move-lot-dialog.tsx';

export type LotRowMenuProps = {
  readonly lot: { readonly lotNumber: string; readonly title: string };
  /** Where it stands now, and the last place there is; from 0. */
  readonly place: number;
  readonly last: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

const iconButton =
  'relative z-1 grid size-9 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-30 pointer-coarse:size-11 [&_svg]:size-4.5';

/** What can be done with a lot in the list: one up, one down, to a position, out. */
export function LotRowMenu({ lot, place, last, onMove, onRemove }: LotRowMenuProps) {
  const [asks, setAsks] = useState<'position' | 'removal' | null>(null);
  return (
    <div className="flex shrink-0 items-center">
      <button
        type="button"
        aria-label={`Move lot ${lot.lotNumber} up`}
        className={`${iconButton} max-sm:hidden`}
        disabled={place === 0}
        onClick={() => onMove(place - 1)}
      >
        <ArrowUp aria-hidden />
      </button>
      <button
        type="button"
        aria-label={`Move lot ${lot.lotNumber} down`}
        className={`${iconButton} max-sm:hidden`}
        disabled={place === last}
        onClick={() => onMove(place + 1)}
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
              <Item icon={<ArrowUp aria-hidden />} isOff={place === 0} onChoose={() => onMove(place - 1)}>
                Move up
              </Item>
              <Item icon={<ArrowDown aria-hidden />} isOff={place === last} onChoose={() => onMove(place + 1)}>
                Move down
              </Item>
              <Item icon={<ListOrdered aria-hidden />} isOff={last === 0} onChoose={() => setAsks('position')}>
                Move to position…
              </Item>
              <Menu.Separator className="my-1.5 h-px bg-line" />
              <Item icon={<Trash2 aria-hidden />} isOff={false} onChoose={() => setAsks('removal')}>
                Remove…
              </Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <MoveLotDialog
        lotNumber={lot.lotNumber}
        place={place}
        last={last}
        isOpen={asks === 'position'}
        onClose={() => setAsks(null)}
        onMove={onMove}
      />
      <Dialog
        title={`Remove lot ${lot.lotNumber}?`}
        description={`“${lot.title}” goes out of the catalogue with its pictures. This cannot be undone.`}
        open={asks === 'removal'}
        onOpenChange={(isOpen) => !isOpen && setAsks(null)}
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

function Item(props: { icon: ReactNode; isOff: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <Menu.Item
      disabled={props.isOff}
      onClick={props.onChoose}
      className="flex min-h-11 w-full cursor-pointer items-center gap-3 px-4 text-[0.9375rem] outline-hidden data-disabled:cursor-default data-disabled:opacity-40 data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:text-ink-soft"
    >
      {props.icon}
      {props.children}
    </Menu.Item>
  );
}
