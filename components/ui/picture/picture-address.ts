/** The widths in pixels in which the server stores a picture. */
export const PICTURE_WIDTHS = [320, 640, 1280, 2048] as const;

/** The path of a picture at one of its stored widths. */
export function pictureAddress(id: string, width: number): string {
  return `/pictures/${id}/${width}.webp`;
}

/** The stored widths of a picture that is `width` pixels wide: up to the first that covers it. */
export function pictureWidths(width: number): readonly number[] {
  return PICTURE_WIDTHS.filter((_, index) => index === 0 || (PICTURE_WIDTHS[index - 1] ?? 0) < width);
}
