import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { NONCE_LENGTH } from '../headers/content-policy.ts';

/**
 * A response body with slots for its nonce, so that it can be sent many times, each with a new
 * nonce.
 */
export type BodyTemplate = {
  readonly bytes: Buffer;
  /** Where the nonce goes: byte offsets. */
  readonly slots: readonly number[];
  /**
   * Filled copies that were sent and can be filled again. Reuse keeps a thousand responses a second
   * from producing garbage.
   */
  readonly spares: Buffer[];
};

/** The content of an empty slot: a byte that never occurs in UTF-8 text. */
const EMPTY = 0xff;

/** Turns a body into a template by emptying every occurrence of its nonce. Modifies `bytes`. */
export function createBodyTemplate(bytes: Buffer, nonce: string): BodyTemplate {
  const slots: number[] = [];
  for (let at = bytes.indexOf(nonce); at >= 0; at = bytes.indexOf(nonce, at + NONCE_LENGTH)) slots.push(at);
  for (const slot of slots) bytes.fill(EMPTY, slot, slot + NONCE_LENGTH);
  return { bytes, slots, spares: [] };
}

/**
 * A copy of the body with this nonce. The caller may return it to the template's spares after use.
 */
export function fillTemplate({ bytes, slots, spares }: BodyTemplate, nonce: string): Buffer {
  const filled = spares.pop() ?? Buffer.from(bytes);
  for (const slot of slots) filled.write(nonce, slot, 'latin1');
  return filled;
}

const deflate = promisify(deflateRaw);
/** How far back a deflate reference can reach, in bytes (RFC 1951). */
const WINDOW = 32_768;
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An uncompressed block of NONCE_LENGTH bytes. */
const STORED_NONCE = Buffer.from([0, NONCE_LENGTH, 0, 0xff - NONCE_LENGTH, 0xff, ...Array(NONCE_LENGTH).fill(EMPTY)]);
const LAST_BLOCK = Buffer.from([3, 0]);
const TRAILER = 8;

/**
 * Compresses a template around its slots. Each slot becomes a stored block; the text between two
 * slots is compressed once and may refer to all text before it. No reference reaches into a slot,
 * because no other bytes look like one.
 */
export async function compressTemplate({ bytes, slots }: BodyTemplate): Promise<BodyTemplate> {
  const starts = [0, ...slots.map((slot) => slot + NONCE_LENGTH)];
  const pieces = await Promise.all(
    starts.map((start, n) => {
      const before = bytes.subarray(Math.max(0, start - WINDOW), start);
      return deflate(bytes.subarray(start, slots[n]), {
        finishFlush: constants.Z_SYNC_FLUSH,
        ...(before.length ? { dictionary: before } : {}),
      });
    }),
  );
  const parts: Buffer[] = [GZIP_HEADER];
  const compressedSlots: number[] = [];
  let size = GZIP_HEADER.length;
  for (const [n, piece] of pieces.entries()) {
    parts.push(piece);
    size += piece.length;
    if (n === pieces.length - 1) break;
    parts.push(STORED_NONCE);
    size += STORED_NONCE.length;
    compressedSlots.push(size - NONCE_LENGTH);
  }
  return { bytes: Buffer.concat([...parts, LAST_BLOCK, Buffer.alloc(TRAILER)]), slots: compressedSlots, spares: [] };
}

/** Like `fillTemplate` for a compressed template; also writes checksum and length (RFC 1952). */
export function fillCompressedTemplate(compressed: BodyTemplate, plain: BodyTemplate, nonce: string): Buffer {
  const filled = fillTemplate(compressed, nonce);
  const uncompressed = fillTemplate(plain, nonce);
  filled.writeUInt32LE(crc32(uncompressed), filled.length - TRAILER);
  filled.writeUInt32LE(uncompressed.length, filled.length - TRAILER / 2);
  plain.spares.push(uncompressed);
  return filled;
}
