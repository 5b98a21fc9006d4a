'use client';

import { ArrowDown, ArrowUp, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { controlClass } from '#components/ui/field-frame.tsx';
import { LotPicture } from '#components/ui/lot-picture.tsx';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';

export type PictureTileProps = {
  readonly picture: ShownPicture;
  readonly place: number;
  readonly last: number;
  /** May be moved and removed. */
  readonly isEditable: boolean;
  readonly mayDescribe: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly onDescribe: (alt: string) => void;
  readonly onRemove: () => void;
};

const dragType = 'text/rostrum-place';

/** One picture of a lot with its words, its place and the way out. */
export function PictureTile(props: PictureTileProps) {
  const { picture, place, last, isEditable, onMove } = props;
  const name = `picture ${place + 1}`;
  return (
    <li
      className="flex gap-3 rounded-md border border-line bg-surface p-2"
      // Dragging is a second way beside the arrows below.
      draggable={isEditable}
      onDragStart={(event) => event.dataTransfer.setData(dragType, String(place))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const from = event.dataTransfer.getData(dragType);
        if (from === '' || !isEditable) return;
        event.preventDefault();
        if (Number(from) !== place) onMove(Number(from), place);
      }}
    >
      <div className="w-24 shrink-0">
        <LotPicture picture={picture} title="" sizes="96px" frame="square" fit="contain" className="rounded-sm" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col justify-between gap-2">
        <Words {...props} />
        <div className="flex min-h-9 items-center justify-between gap-2">
          {place === 0 ? (
            <Badge solid icon={<Star aria-hidden />}>
              Cover
            </Badge>
          ) : (
            <span />
          )}
          {isEditable && (
            <div className="-mr-1 flex">
              {place > 0 && (
                <Tool label={`Make ${name} the cover`} onPress={() => onMove(place, 0)}>
                  <Star aria-hidden />
                </Tool>
              )}
              <Tool label={`Move ${name} forward`} isOff={place === 0} onPress={() => onMove(place, place - 1)}>
                <ArrowUp aria-hidden />
              </Tool>
              <Tool label={`Move ${name} back`} isOff={place === last} onPress={() => onMove(place, place + 1)}>
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

function Words({ picture, place, mayDescribe, onDescribe }: PictureTileProps) {
  return (
    <label className="flex flex-col gap-1 text-2xs text-ink-soft">
      What picture {place + 1} shows
      <input
        key={picture.alt}
        defaultValue={picture.alt}
        maxLength={300}
        disabled={!mayDescribe}
        placeholder="For who cannot see it"
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
  isOff = false,
  onPress,
  children,
}: {
  label: string;
  isOff?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onPress}
      className="grid size-9 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-30 pointer-coarse:size-11 [&_svg]:size-4"
    >
      {children}
    </button>
  );
}
