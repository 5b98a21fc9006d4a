/**
 * The widths (pixels) that a picture is stored in, up to the first that is as wide as the original.
 */
export const pictureWidths = [320, 640, 1280, 2048] as const;
export type PictureWidth = (typeof pictureWidths)[number];

/** The widths that a picture of this width is stored in. */
export function widthsFor(originalWidth: number): readonly PictureWidth[] {
  return pictureWidths.filter((_, n) => n === 0 || (pictureWidths[n - 1] ?? 0) < originalWidth);
}

const fileName = /^(320|640|1280|2048)\.webp$/;

/** The width in a file's name ("640.webp"); null for any other name. */
export function widthInName(file: string): PictureWidth | null {
  const match = fileName.exec(file);
  return match ? (Number(match[1]) as PictureWidth) : null;
}
