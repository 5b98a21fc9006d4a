import { classNames } from './class-names.ts';
import { pictureBlur } from './picture-blur.ts';

/** A picture of a lot as the queries give it. */
export type Picture = {
  readonly id: string;
  /** Of the original, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Base64. */
  readonly thumbhash: string;
};

const WIDTHS = [320, 640, 1280, 2048] as const;

/** The address of a picture in one of the sizes that the house keeps. */
export function pictureAddress(id: string, width: number): string {
  return `/pictures/${id}/${width}.webp`;
}

/** The sizes that the house keeps of a picture: up to the first that holds all of its own width. */
export function pictureWidths(width: number): readonly number[] {
  return WIDTHS.filter((_, place) => place === 0 || (WIDTHS[place - 1] ?? 0) < width);
}

export type LotPictureProps = {
  readonly picture: Picture | null;
  /** What the lot is called: said where the picture has no words of its own. */
  readonly title: string;
  /** How wide it is shown, as the `sizes` attribute says it. */
  readonly sizes: string;
  /** In sight when the page opens: fetched at once, ahead of the others. */
  readonly first?: boolean;
  /** The frame's shape; it is held while the picture is on its way. `own` takes the picture's own shape. */
  readonly frame?: 'catalogue' | 'feature' | 'square' | 'own';
  /** Whole within the frame, or filling it. */
  readonly fit?: 'contain' | 'cover';
  readonly className?: string;
};

const frames = {
  catalogue: 'aspect-[4/5]',
  feature: 'aspect-[4/3] lg:aspect-square',
  square: 'aspect-square',
  own: '',
} as const;

/** A lot's picture in a frame that never moves; its blur shows until it has come. */
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
      {/* biome-ignore lint/performance/noImgElement: the house makes and serves its own sizes. */}
      <img
        src={pictureAddress(picture.id, widths.find((width) => width >= 640) ?? widths.at(-1) ?? WIDTHS[0])}
        srcSet={widths
          .map((kept) => `${pictureAddress(picture.id, kept)} ${Math.min(kept, picture.width)}w`)
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
