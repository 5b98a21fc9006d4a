import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { maxBytes, maxSide, preparePicture } from './prepare-picture.ts';

const photograph = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 90, b: 40 } } });

/** A PNG whose header claims a larger size than its data. */
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
  it('is encoded in every width up to its own', async () => {
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

  it('is turned upright and loses its metadata', async () => {
    const sideways = await photograph(400, 200)
      .jpeg()
      .withExif({ IFD0: { Make: 'Kodak', Copyright: 'somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const prepared = await preparePicture(sideways);
    if (!prepared.ok) throw new Error(prepared.why);
    expect(prepared).toMatchObject({ width: 200, height: 400 });
    for (const file of prepared.files.values()) {
      const metadata = await sharp(file).metadata();
      expect(metadata.exif).toBeUndefined();
      expect(metadata.height).toBeGreaterThan(metadata.width);
      expect(Buffer.from(file).includes('Kodak')).toBe(false);
    }
  });

  it.each(['jpeg', 'png', 'webp'] as const)('may be a %s', async (format) => {
    expect(await preparePicture(await photograph(50, 40).toFormat(format).toBuffer())).toMatchObject({ ok: true });
  });
});

describe('rejects', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>';
  const files: [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ['an SVG with a script', () => Buffer.from(svg), 'not-a-picture'],
    ['an SVG after an XML declaration', () => Buffer.from(`<?xml version="1.0"?>${svg}`), 'not-a-picture'],
    ['an HTML page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'not-a-picture'],
    ['a GIF', () => photograph(10, 10).gif().toBuffer(), 'not-a-picture'],
    ['an AVIF', () => photograph(64, 64).avif({ effort: 0 }).toBuffer(), 'not-a-picture'],
    ['an empty file', () => new Uint8Array(), 'not-a-picture'],
    ['a zip', () => Buffer.from('PK\u0003\u0004whatever'), 'not-a-picture'],
    [
      'the first bytes of a JPEG followed by noise',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 7)]),
      'damaged',
    ],
    [
      'a truncated PNG',
      async () => (await photograph(800, 800).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 50_000),
      'damaged',
    ],
    ['a truncated JPEG', async () => (await noisy().jpeg().toBuffer()).subarray(0, 20_000), 'damaged'],
    ['a header of 50,000 × 50,000 pixels', () => pngClaiming(50_000, 50_000), 'too-many-pixels'],
    ['a header of 8,000,000 × 1 pixels', () => pngClaiming(8_000_000, 1), 'too-long'],
    ['a side one pixel too long', () => pngClaiming(1, maxSide + 1), 'too-long'],
    ['a header with an impossible size', () => pngClaiming(2_000_000_000, 2_000_000_000), 'damaged'],
    [
      'too many bytes',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(maxBytes)]),
      'too-many-bytes',
    ],
  ];
  it.each(files)('%s', async (_, make, why) => {
    expect(await preparePicture(await make())).toEqual({ ok: false, why });
  });
});

/** A picture that compresses badly, so that a truncated file lacks visible data. */
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
