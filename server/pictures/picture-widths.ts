/** The widths (pixels) in which a picture is kept; the smallest always is, the others where the original is wide enough for the one before. */
export const pictureWidths = [320, 640, 1280, 2048] as const;
export type PictureWidth = (typeof pictureWidths)[number];

/** The widths in which a picture of this width is kept: up to the first one that holds all of it. */
export function widthsFor(originalWidth: number): readonly PictureWidth[] {
  return pictureWidths.filter((_, place) => place === 0 || (pictureWidths[place - 1] ?? 0) < originalWidth);
}

const named = /^(320|640|1280|2048)\.webp$/;

/** The width in a file's name ("640.webp"); null for every other name. */
export function widthInName(file: string): PictureWidth | null {
  const match = named.exec(file);
  return match ? (Number(match[1]) as PictureWidth) : null;
}
