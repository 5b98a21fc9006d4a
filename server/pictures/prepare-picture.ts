import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { PictureFiles } from './picture-store.ts';
import { type PictureWidth, widthsFor } from './picture-widths.ts';

/** A picture ready to store: re-encoded in every width, upright, without any metadata. */
export type PreparedPicture = {
  readonly ok: true;
  /** Size of the upright original, pixels. */
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

/** Largest file, bytes. */
export const maxBytes = 20 * 1024 * 1024;
/** Most pixels. A header that claims more is rejected before anything is decoded. */
const maxPixels = 64_000_000;
/**
 * Longest side, pixels: WebP's limit. An image millions of pixels wide would take seconds to
 * decode.
 */
export const maxSide = 16_383;
/**
 * Accepted types, recognised by the first bytes. SVG can contain scripts; AVIF and GIF are not
 * accepted.
 */
const acceptedTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

// One picture at a time bounds memory and leaves CPU time for rendering pages.
let previous: Promise<unknown> = Promise.resolve();
sharp.cache(false);

/** Prepares an uploaded file for storage, or returns why it is rejected. */
export function preparePicture(bytes: Uint8Array): Promise<PreparedPicture | RejectedPicture> {
  const prepared = previous.then(() => prepare(bytes));
  previous = prepared.catch(() => {});
  return prepared;
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
    // The file is truncated, corrupt, or takes too long to decode.
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
