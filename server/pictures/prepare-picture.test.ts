import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { maxSide, maxBytes, preparePicture } from './prepare-picture.ts';

const photograph = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 90, b: 40 } } });

/** A PNG whose header claims a size that its few bytes do not hold. */
function pngClaiming(width: number, height: number): Uint8Array {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a photograph', () => {
  it('is kept in every width up to the first that holds all of it', async () => {
    const prepared = await preparePicture(await photograph(900, 600).jpeg().toBuffer());
    if (!prepared.ok) throw new Error(prepared.why);
    expect([...prepared.files.keys()]).toEqual([320, 640, 1280]);
    const widths = await Promise.all(
      [...prepared.files.values()].map(async (file) => (await sharp(file).metadata()).width),
    );
    expect(widths).toEqual([320, 640, 900]);
    expect(prepared).toMatchObject({ width: 900, height: 600 });
    expect(prepared.thumbhash).toMatch(/^[A-Za-z0-9+/]{20,40}=*$/);
  });

  it('is turned upright, and loses where and with what it was taken', async () => {
    const sideways = await photograph(400, 200)
      .jpeg()
      .withExif({ IFD0: { Make: 'Kodak', Copyright: 'somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const prepared = await preparePicture(sideways);
    if (!prepared.ok) throw new Error(prepared.why);
    expect(prepared).toMatchObject({ width: 200, height: 400 });
    for (const file of prepared.files.values()) {
      const kept = await sharp(file).metadata();
      expect(kept.exif).toBeUndefined();
      expect(kept.height).toBeGreaterThan(kept.width);
      expect(Buffer.from(file).includes('Kodak')).toBe(false);
    }
  });

  it.each(['jpeg', 'png', 'webp'] as const)('may be a %s', async (format) => {
    expect(await preparePicture(await photograph(50, 40).toFormat(format).toBuffer())).toMatchObject({ ok: true });
  });
});

describe('what is not taken', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>';
  const files: [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ['an SVG with a script', () => Buffer.from(svg), 'not-a-picture'],
    ['an SVG behind an XML declaration', () => Buffer.from(`<?xml version="1.0"?>${svg}`), 'not-a-picture'],
    [
      'a page that calls itself a picture',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      'not-a-picture',
    ],
    ['a GIF', () => photograph(10, 10).gif().toBuffer(), 'not-a-picture'],
    ['an AVIF', () => photograph(64, 64).avif({ effort: 0 }).toBuffer(), 'not-a-picture'],
    ['nothing at all', () => new Uint8Array(), 'not-a-picture'],
    ['a zip', () => Buffer.from('PK\u0003\u0004whatever'), 'not-a-picture'],
    [
      'the first bytes of a JPEG before noise',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 7)]),
      'damaged',
    ],
    [
      'a PNG cut short',
      async () => (await photograph(800, 800).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 50_000),
      'damaged',
    ],
    ['a JPEG cut short', async () => (await noisy().jpeg().toBuffer()).subarray(0, 20_000), 'damaged'],
    ['50,000 × 50,000 pixels in a header', () => pngClaiming(50_000, 50_000), 'too-many-pixels'],
    ['a thread of 8,000,000 × 1 pixels', () => pngClaiming(8_000_000, 1), 'too-long'],
    ['a side of one pixel more than we keep', () => pngClaiming(1, maxSide + 1), 'too-long'],
    ['a header over what a picture can be', () => pngClaiming(2_000_000_000, 2_000_000_000), 'damaged'],
    [
      'more bytes than we take',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(maxBytes)]),
      'too-many-bytes',
    ],
  ];
  it.each(files)('%s', async (_, make, why) => {
    expect(await preparePicture(await make())).toEqual({ ok: false, why });
  });
});

/** A picture that compresses badly, so that half a file is really missing its half. */
function noisy() {
  return sharp({
    create: {
      width: 500,
      height: 500,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
}
