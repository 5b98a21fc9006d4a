import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { PictureFiles } from './picture-store.ts';
import { type PictureWidth, widthsFor } from './picture-widths.ts';

/** A picture made ready to be kept: encoded anew in every width, turned upright, without a byte of what its camera wrote beside it. */
export type PreparedPicture = {
  readonly ok: true;
  /** Of the original, upright, pixels. */
  readonly width: number;
  readonly height: number;
  /** Base64. */
  readonly thumbhash: string;
  readonly files: PictureFiles;
};

export type RejectedPicture = {
  readonly ok: false;
  readonly why: 'not-a-picture' | 'too-many-bytes' | 'too-many-pixels' | 'too-long' | 'damaged';
};

/** The most bytes that a file may have. */
export const maxBytes = 20 * 1024 * 1024;
/** The most pixels: a header that claims more is refused before anything is decoded. */
export const maxPixels = 64_000_000;
/** The most pixels of either side: what a WebP holds. A thread of millions of pixels would take seconds to decode. */
export const maxSide = 16_383;
/** What is taken, told by the first bytes and never by a name. No SVG (it can carry script), no AVIF and no GIF. */
const acceptedTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

// One picture is worked on at a time: pages keep their share of the processor, and memory stays bounded.
let turn: Promise<unknown> = Promise.resolve();
sharp.cache(false);

/** Makes an uploaded file ready to be kept, or says why it is not taken. */
export function preparePicture(bytes: Uint8Array): Promise<PreparedPicture | RejectedPicture> {
  const mine = turn.then(() => prepare(bytes));
  turn = mine.catch(() => {});
  return mine;
}

async function prepare(bytes: Uint8Array): Promise<PreparedPicture | RejectedPicture> {
  if (bytes.byteLength > maxBytes) return { ok: false, why: 'too-many-bytes' };
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!type || !acceptedTypes.has(type.mime)) return { ok: false, why: 'not-a-picture' };
  const claimed = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!claimed) return { ok: false, why: 'damaged' };
  if (claimed.width * claimed.height > maxPixels) return { ok: false, why: 'too-many-pixels' };
  if (Math.max(claimed.width, claimed.height) > maxSide) return { ok: false, why: 'too-long' };
  try {
    return await encode(bytes, claimed.autoOrient);
  } catch {
    // Whatever libvips stumbles over in a stranger's file is the file's fault: cut short, broken, or too slow to decode.
    return { ok: false, why: 'damaged' };
  }
}

async function encode(bytes: Uint8Array, upright: { width: number; height: number }): Promise<PreparedPicture> {
  const files = new Map<PictureWidth, Uint8Array>();
  for (const width of widthsFor(upright.width)) {
    const encoded = open(bytes).resize({ width, withoutEnlargement: true }).webp({ quality: 82, effort: 4 });
    files.set(width, await encoded.toBuffer());
  }
  return { ok: true, ...upright, thumbhash: await thumbhashOf(bytes), files };
}

function open(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' }).autoOrient().timeout({ seconds: 30 });
}

async function thumbhashOf(bytes: Uint8Array): Promise<string> {
  const { data, info } = await open(bytes)
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}
