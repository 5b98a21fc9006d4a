'use client';

import Lightbox from 'yet-another-react-lightbox';
import Counter from 'yet-another-react-lightbox/plugins/counter';
import Thumbnails from 'yet-another-react-lightbox/plugins/thumbnails';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import 'yet-another-react-lightbox/styles.css';
import 'yet-another-react-lightbox/plugins/counter.css';
import 'yet-another-react-lightbox/plugins/thumbnails.css';
import { pictureAddress, pictureWidths } from '#components/ui/picture/picture-address.ts';
import type { ShownPicture } from '#protocol/views/shown-lot.ts';

export type GalleryLightboxProps = {
  readonly pictures: readonly ShownPicture[];
  readonly title: string;
  /** The index of the first picture. */
  readonly place: number;
  readonly onClose: () => void;
};

/** The pictures in full screen, with zoom, swiping and arrow keys. Loaded on first use. */
export function GalleryLightbox({ pictures, title, place, onClose }: GalleryLightboxProps) {
  const slides = pictures.map((picture) => {
    const sizes = pictureWidths(picture.width).map((named) => {
      // The file of the largest size may have a smaller original.
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
