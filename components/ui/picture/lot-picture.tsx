import type { ShownPicture } from '#protocol/views/shown-lot.ts';
import { classNames } from '../class-names.ts';
import { PICTURE_WIDTHS, pictureAddress, pictureWidths } from './picture-address.ts';
import { pictureBlur } from './picture-blur.ts';

export type LotPictureProps = {
  readonly picture: ShownPicture | null;
  /** The lot's title: the alternative text of a picture that has none. */
  readonly title: string;
  /** The value of the `sizes` attribute. */
  readonly sizes: string;
  /** Visible when the page opens: loaded eagerly with high priority. */
  readonly first?: boolean;
  /** The aspect ratio of the frame, kept while the picture loads. `own` is the picture's ratio. */
  readonly frame?: 'catalogue' | 'feature' | 'square' | 'own';
  /** Fits the whole picture in the frame, or fills the frame. */
  readonly fit?: 'contain' | 'cover';
  readonly className?: string;
};

const frames = {
  catalogue: 'aspect-[4/5]',
  feature: 'aspect-[4/3] lg:aspect-square',
  square: 'aspect-square',
  own: '',
} as const;

/** A lot's picture in a frame of fixed size, with a blurred preview while it loads. */
export function LotPicture({
  picture,
  title,
  sizes,
  first = false,
  frame = 'catalogue',
  fit = 'cover',
  className,
}: LotPictureProps) {
  const box = classNames('relative block overflow-hidden bg-sunken', frames[frame], className);
  if (!picture) {
    return (
      <span className={classNames(box, 'grid place-items-center text-sm text-ink-faint')}>
        <span>No picture</span>
      </span>
    );
  }
  const widths = pictureWidths(picture.width);
  const blur = pictureBlur(picture.thumbhash);
  return (
    <span
      className={box}
      style={{
        aspectRatio: frame === 'own' ? `${picture.width} / ${picture.height}` : undefined,
        backgroundImage: blur && fit === 'cover' ? `url(${blur})` : undefined,
        backgroundSize: '100% 100%',
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: the server stores its own sizes. */}
      <img
        src={pictureAddress(picture.id, widths.find((width) => width >= 640) ?? widths.at(-1) ?? PICTURE_WIDTHS[0])}
        srcSet={widths
          .map((stored) => `${pictureAddress(picture.id, stored)} ${Math.min(stored, picture.width)}w`)
          .join(', ')}
        sizes={sizes}
        alt={picture.alt || title}
        width={picture.width}
        height={picture.height}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : undefined}
        decoding="async"
        className={classNames('absolute inset-0 size-full', fit === 'cover' ? 'object-cover' : 'object-contain')}
      />
    </span>
  );
}
