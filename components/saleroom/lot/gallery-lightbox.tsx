'use client';

import Lightbox from 'yet-another-react-lightbox';
import Counter from 'yet-another-react-lightbox/plugins/counter';
import Thumbnails from 'yet-another-react-lightbox/plugins/thumbnails';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import 'yet-another-react-lightbox/styles.css';
import 'yet-another-react-lightbox/plugins/counter.css';
import 'yet-another-react-lightbox/plugins/thumbnails.css';
import { pictureAddress, pictureWidths } from '#components/ui/picture-address.ts';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';

export type GalleryLightboxProps = {
  readonly pictures: readonly ShownPicture[];
  readonly title: string;
  /** The picture to begin with, from 0. */
  readonly place: number;
  readonly onClose: () => void;
};

/** The pictures over the whole screen, to be zoomed, swiped and walked through by the arrow keys. Loaded when it is first wanted. */
export function GalleryLightbox({ pictures, title, place, onClose }: GalleryLightboxProps) {
  const slides = pictures.map((picture) => {
    const sizes = pictureWidths(picture.width).map((named) => {
      // The largest size is kept under its name even where the original is smaller.
      const width = Math.min(named, picture.width);
      return {
        src: pictureAddress(picture.id, named),
        width,
        height: Math.round((width * picture.height) / picture.width),
      };
    });
    const largest = sizes.at(-1);
    return {
      src: largest?.src ?? '',
      width: largest?.width,
      height: largest?.height,
      alt: picture.alt || title,
      srcSet: sizes,
    };
  });
  const several = pictures.length > 1;
  return (
    <Lightbox
      open
      close={onClose}
      index={place}
      slides={slides}
      plugins={several ? [Zoom, Thumbnails, Counter] : [Zoom]}
      carousel={{ finite: true }}
      animation={{ fade: 150, swipe: 250 }}
      zoom={{ maxZoomPixelRatio: 2, scrollToZoom: true }}
      thumbnails={{ border: 2, gap: 8, padding: 2, width: 72, height: 72 }}
      controller={{ closeOnPullDown: true, closeOnBackdropClick: true }}
      labels={{ Lightbox: `Pictures of ${title}` }}
    />
  );
}
