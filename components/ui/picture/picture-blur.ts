import { rgbaToDataURL, thumbHashToRGBA } from 'thumbhash';

/** The longer side of the blur in pixels. Small, because it is inlined in the page's HTML. */
const LARGEST_SIDE = 8;
/** The least bytes of a valid hash: its header and colours. */
const SHORTEST_HASH = 5;

/**
 * A small PNG (data URL, about 400 bytes) from a picture's thumbhash (base64), shown stretched
 * while the picture loads. Null for an invalid hash.
 */
export function pictureBlur(thumbhash: string): string | null {
  const hash = bytesOf(thumbhash);
  if (hash.length < SHORTEST_HASH) return null;
  const image = thumbHashToRGBA(hash);
  const scale = LARGEST_SIDE / Math.max(image.w, image.h);
  const width = Math.max(1, Math.round(image.w * scale));
  const height = Math.max(1, Math.round(image.h * scale));
  const small = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from =
        (Math.floor(((y + 0.5) * image.h) / height) * image.w + Math.floor(((x + 0.5) * image.w) / width)) * 4;
      small.set(image.rgba.subarray(from, from + 4), (y * width + x) * 4);
    }
  }
  return rgbaToDataURL(width, height, small);
}

/** Empty for text that is not base64, so that a bad hash never breaks the page. */
function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
