'use client';

import { Maximize2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type MouseEvent, useRef, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { LotPicture } from '#components/ui/picture/lot-picture.tsx';
import { pictureAddress, pictureWidths } from '#components/ui/picture/picture-address.ts';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';

export type GalleryProps = {
  readonly pictures: readonly ShownPicture[];
  /** The lot's title: the alternative text of pictures that have none. */
  readonly title: string;
};

/** The aspect ratio of the frame. A picture fills it in one dimension. */
const FRAME = 4 / 3;
const SIZES = '(min-width: 80rem) 46rem, (min-width: 64rem) 58vw, 100vw';

const GalleryLightbox = dynamic(() => import('./gallery-lightbox.tsx').then((file) => file.GalleryLightbox), {
  ssr: false,
});

/** A lot's pictures: a strip to swipe, thumbnails, and a lightbox. The frame has a fixed size. */
export function Gallery({ pictures, title }: GalleryProps) {
  const strip = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);

  const show = (place: number) => {
    const width = strip.current?.clientWidth ?? 0;
    strip.current?.scrollTo({ left: place * width, behavior: 'smooth' });
  };
  const onScroll = () => {
    const { scrollLeft = 0, clientWidth = 1 } = strip.current ?? {};
    setShown(Math.round(scrollLeft / Math.max(1, clientWidth)));
  };
  const open = (event: MouseEvent, place: number) => {
    // With a modifier key the link opens the picture's file, as any link does.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setOpened(place);
  };

  if (pictures.length === 0) {
    return <LotPicture picture={null} title={title} sizes={SIZES} className="aspect-[4/3]! sm:rounded-sm" />;
  }
  return (
    <section aria-label="Pictures" className="flex flex-col gap-3">
      <div className="relative">
        <ul
          ref={strip}
          onScroll={onScroll}
          className={
            'relative flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain bg-sunken ' +
            '[scrollbar-width:none] sm:rounded-sm'
          }
        >
          {pictures.map((picture, place) => (
            <li key={picture.id} className="w-full shrink-0 snap-center">
              <a
                href={pictureAddress(picture.id, pictureWidths(picture.width).at(-1) ?? picture.width)}
                onClick={(event) => open(event, place)}
                className="grid aspect-[4/3] cursor-zoom-in place-items-center -outline-offset-4"
              >
                <LotPicture
                  picture={picture}
                  title={title}
                  sizes={SIZES}
                  frame="own"
                  first={place === 0}
                  className={picture.width / picture.height >= FRAME ? 'w-full' : 'h-full'}
                />
                <span className="sr-only">Open in full</span>
              </a>
            </li>
          ))}
        </ul>
        <span
          aria-hidden
          className={
            'numerals pointer-events-none absolute right-3 bottom-3 flex items-center gap-1.5 ' +
            'rounded-sm bg-floating/90 px-2 py-1 text-2xs text-ink'
          }
        >
          <Maximize2 className="size-3.5" />
          {shown + 1} / {pictures.length}
        </span>
      </div>
      {pictures.length > 1 && <Thumbnails pictures={pictures} shown={shown} onSelect={show} />}
      {opened !== null && (
        <GalleryLightbox pictures={pictures} title={title} place={opened} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}

function Thumbnails({
  pictures,
  shown,
  onSelect,
}: {
  readonly pictures: readonly ShownPicture[];
  readonly shown: number;
  readonly onSelect: (place: number) => void;
}) {
  return (
    <ul className="flex gap-2 overflow-x-auto px-4 pb-1 sm:px-0">
      {pictures.map((picture, place) => (
        <li key={picture.id}>
          <button
            type="button"
            aria-label={`Picture ${place + 1} of ${pictures.length}`}
            aria-current={place === shown || undefined}
            onClick={() => onSelect(place)}
            className={classNames(
              'block rounded-sm border-2 p-0.5',
              place === shown ? 'border-ink' : 'border-transparent hover:border-line-strong',
            )}
          >
            <LotPicture
              picture={{ ...picture, alt: '' }}
              title=""
              sizes="4rem"
              frame="square"
              className="w-14 rounded-sm"
            />
          </button>
        </li>
      ))}
    </ul>
  );
}
