import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { NONCE_LENGTH } from '../headers/content-policy.ts';

/** A body in which the places of its nonce were left open, so that it can be sent again and again, each time with another one. */
export type OpenBody = {
  readonly bytes: Buffer;
  /** Where the nonce goes, in bytes from the beginning. */
  readonly places: readonly number[];
  /** Copies that were sent and given back: the next nonce is written over the last one, and a thousand answers a second leave no garbage. */
  readonly spares: Buffer[];
};

/** What stands in open places: a byte that no text in UTF-8 has. */
const OPEN = 0xff;

/** Opens the places at which a nonce stands in a body. Changes the body. */
export function openPlaces(bytes: Buffer, nonce: string): OpenBody {
  const places: number[] = [];
  for (let at = bytes.indexOf(nonce); at >= 0; at = bytes.indexOf(nonce, at + NONCE_LENGTH)) places.push(at);
  for (const place of places) bytes.fill(OPEN, place, place + NONCE_LENGTH);
  return { bytes, places, spares: [] };
}

/** A copy of the body with this nonce in its places. Whoever has sent it, or needs it no more, may give it back to the body's spares. */
export function fillPlaces({ bytes, places, spares }: OpenBody, nonce: string): Buffer {
  const filled = spares.pop() ?? Buffer.from(bytes);
  for (const place of places) filled.write(nonce, place, 'latin1');
  return filled;
}

const deflate = promisify(deflateRaw);
/** How far back a reference of deflate may reach, bytes (RFC 1951). */
const WINDOW = 32_768;
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** A block of NONCE_LENGTH bytes that are stored as they are. */
const STORED_NONCE = Buffer.from([0, NONCE_LENGTH, 0, 0xff - NONCE_LENGTH, 0xff, ...Array(NONCE_LENGTH).fill(OPEN)]);
const LAST_BLOCK = Buffer.from([3, 0]);
const TRAILER = 8;

/**
 * Compresses a body around its open places: each is a stored block of its own, and what stands between them is compressed once, with references
 * to all that stands before. None reaches into an open place, since nothing else looks like one.
 */
export async function compressAround({ bytes, places }: OpenBody): Promise<OpenBody> {
  const starts = [0, ...places.map((place) => place + NONCE_LENGTH)];
  const pieces = await Promise.all(
    starts.map((start, n) => {
      const before = bytes.subarray(Math.max(0, start - WINDOW), start);
      return deflate(bytes.subarray(start, places[n]), {
        finishFlush: constants.Z_SYNC_FLUSH,
        ...(before.length ? { dictionary: before } : {}),
      });
    }),
  );
  const parts: Buffer[] = [GZIP_HEADER];
  const opened: number[] = [];
  let size = GZIP_HEADER.length;
  for (const [n, piece] of pieces.entries()) {
    parts.push(piece);
    size += piece.length;
    if (n === pieces.length - 1) break;
    parts.push(STORED_NONCE);
    size += STORED_NONCE.length;
    opened.push(size - NONCE_LENGTH);
  }
  return { bytes: Buffer.concat([...parts, LAST_BLOCK, Buffer.alloc(TRAILER)]), places: opened, spares: [] };
}

/** As `fillPlaces`, of a compressed body, with the checksum and the length of what was compressed (RFC 1952). */
export function fillCompressed(compressed: OpenBody, plain: OpenBody, nonce: string): Buffer {
  const filled = fillPlaces(compressed, nonce);
  const uncompressed = fillPlaces(plain, nonce);
  filled.writeUInt32LE(crc32(uncompressed), filled.length - TRAILER);
  filled.writeUInt32LE(uncompressed.length, filled.length - TRAILER / 2);
  plain.spares.push(uncompressed);
  return filled;
}
