'use client';

import { ArrowDown, ArrowUp, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { controlClass } from '#components/ui/form/field-frame.tsx';
import { LotPicture } from '#components/ui/picture/lot-picture.tsx';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';

export type PictureTileProps = {
  readonly picture: ShownPicture;
  readonly index: number;
  readonly last: number;
  /** Whether the picture may be moved and removed. */
  readonly isEditable: boolean;
  readonly mayDescribe: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly onDescribe: (alt: string) => void;
  readonly onRemove: () => void;
};

const dragType = 'text/rostrum-picture-index';

/** A picture of a lot with its alternative text and its actions. */
export function PictureTile(props: PictureTileProps) {
  const { picture, index, last, isEditable, onMove } = props;
  const name = `picture ${index + 1}`;
  return (
    <li
      className="flex gap-3 rounded-md border border-line bg-surface p-2"
      // Dragging is an alternative to the arrow buttons.
      draggable={isEditable}
      onDragStart={(event) => event.dataTransfer.setData(dragType, String(index))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const from = event.dataTransfer.getData(dragType);
        if (from === '' || !isEditable) return;
        event.preventDefault();
        if (Number(from) !== index) onMove(Number(from), index);
      }}
    >
      <div className="w-24 shrink-0">
        <LotPicture picture={picture} title="" sizes="96px" frame="square" fit="contain" className="rounded-sm" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col justify-between gap-2">
        <AltTextField {...props} />
        <div className="flex min-h-9 items-center justify-between gap-2">
          {index === 0 ? (
            <Badge solid icon={<Star aria-hidden />}>
              Cover
            </Badge>
          ) : (
            <span />
          )}
          {isEditable && (
            <div className="-mr-1 flex">
              {index > 0 && (
                <Tool label={`Make ${name} the cover`} onPress={() => onMove(index, 0)}>
                  <Star aria-hidden />
                </Tool>
              )}
              <Tool label={`Move ${name} forward`} isDisabled={index === 0} onPress={() => onMove(index, index - 1)}>
                <ArrowUp aria-hidden />
              </Tool>
              <Tool label={`Move ${name} back`} isDisabled={index === last} onPress={() => onMove(index, index + 1)}>
                <ArrowDown aria-hidden />
              </Tool>
              <Tool label={`Remove ${name}`} onPress={props.onRemove}>
                <Trash2 aria-hidden />
              </Tool>
            </div>
          )}
        </div>
      </div>
    </li>
  );
}

function AltTextField({ picture, index, mayDescribe, onDescribe }: PictureTileProps) {
  return (
    <label className="flex flex-col gap-1 text-2xs text-ink-soft">
      What picture {index + 1} shows
      <input
        key={picture.alt}
        defaultValue={picture.alt}
        maxLength={300}
        disabled={!mayDescribe}
        placeholder="For people who cannot see it"
        className={`${controlClass} text-sm`}
        onBlur={(event) => {
          const alt = event.target.value.trim();
          if (alt !== picture.alt) onDescribe(alt);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
    </label>
  );
}

function Tool({
  label,
  isDisabled = false,
  onPress,
  children,
}: {
  label: string;
  isDisabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onPress}
      className={
        'grid size-9 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink ' +
        'disabled:opacity-30 pointer-coarse:size-11 [&_svg]:size-4'
      }
    >
      {children}
    </button>
  );
}
