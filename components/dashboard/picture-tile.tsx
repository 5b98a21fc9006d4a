'use client';

import { ArrowLeft, ArrowRight, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../ui/badge.tsx';
import { controlClass } from '../ui/field-frame.tsx';
import { LotPicture, type Picture } from '../ui/lot-picture.tsx';

export type PictureTileProps = {
  readonly picture: Picture;
  readonly place: number;
  readonly last: number;
  /** May be moved and removed. */
  readonly isOpenToChange: boolean;
  readonly mayDescribe: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly onDescribe: (alt: string) => void;
  readonly onRemove: () => void;
};

const dragType = 'text/rostrum-place';

/** One picture of a lot with its words, its place and the way out. */
export function PictureTile({
  picture,
  place,
  last,
  isOpenToChange,
  mayDescribe,
  onMove,
  onDescribe,
  onRemove,
}: PictureTileProps) {
  const name = `picture ${place + 1}`;
  return (
    <li
      className="flex flex-col overflow-hidden rounded-md border border-line bg-surface"
      // Dragging is a second way beside the arrows below.
      draggable={isOpenToChange}
      onDragStart={(event) => event.dataTransfer.setData(dragType, String(place))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const from = event.dataTransfer.getData(dragType);
        if (from === '' || !isOpenToChange) return;
        event.preventDefault();
        if (Number(from) !== place) onMove(Number(from), place);
      }}
    >
      <div className="relative">
        <LotPicture picture={picture} title="" sizes="(min-width: 640px) 220px, 45vw" frame="square" fit="contain" />
        {place === 0 && (
          <Badge solid icon={<Star aria-hidden />} className="absolute top-2 left-2">
            Cover
          </Badge>
        )}
      </div>
      <div className="flex flex-1 flex-col gap-2 p-2">
        <label className="flex flex-col gap-1 text-2xs text-ink-soft">
          What it shows
          <input
            key={picture.alt}
            defaultValue={picture.alt}
            maxLength={300}
            disabled={!mayDescribe}
            placeholder="For who cannot see it"
            className={`${controlClass} min-h-9 text-sm`}
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
        {isOpenToChange && (
          <div className="mt-auto flex justify-between">
            <div className="flex">
              <Tool label={`Move ${name} forward`} isOff={place === 0} onPress={() => onMove(place, place - 1)}>
                <ArrowLeft aria-hidden />
              </Tool>
              <Tool label={`Move ${name} back`} isOff={place === last} onPress={() => onMove(place, place + 1)}>
                <ArrowRight aria-hidden />
              </Tool>
              {place > 0 && (
                <Tool label={`Make ${name} the cover`} isOff={false} onPress={() => onMove(place, 0)}>
                  <Star aria-hidden />
                </Tool>
              )}
            </div>
            <Tool label={`Remove ${name}`} isOff={false} onPress={onRemove}>
              <Trash2 aria-hidden />
            </Tool>
          </div>
        )}
      </div>
    </li>
  );
}

function Tool(props: { label: string; isOff: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      disabled={props.isOff}
      onClick={props.onPress}
      className="grid size-9 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink disabled:opacity-30 pointer-coarse:size-11 [&_svg]:size-4"
    >
      {props.children}
    </button>
  );
}
