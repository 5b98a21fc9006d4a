import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { WebsocketReader } from './websocket-reader.ts';

/** ws's own reader of frames, which is the measure of ours. */
type TheirReader = {
  readonly on: (event: string, hear: (...heard: never[]) => void) => void;
  readonly write: (bytes: Buffer) => void;
};
const { Receiver } = ws as unknown as { readonly Receiver: new (options: object) => TheirReader };

const BOUNDS = { bytes: 300, pieces: 4 };

/** A frame as a client sends it, or nearly: `code` is the first byte, and it may be said to be longer than it is. */
type Frame = {
  readonly code: number;
  readonly content: Buffer;
  readonly isMasked?: boolean;
  readonly form?: 0 | 126 | 127;
};

function bytesOf({ code, content, isMasked = true, form = 0 }: Frame): Buffer {
  const { length } = content;
  const short = form || Math.min(length, 126);
  const header = Buffer.alloc(short < 126 ? 2 : short === 126 ? 4 : 10);
  header[0] = code;
  header[1] = (isMasked ? 0x80 : 0) | short;
  if (short === 126) header.writeUInt16BE(length, 2);
  if (short === 127) header.writeBigUInt64BE(BigInt(length), 2);
  const mask = [0x12, 0x00, 0xff, 0x55];
  const masked = content.map((byte, n) => (isMasked ? byte ^ (mask[n & 3] as number) : byte));
  return Buffer.concat([header, ...(isMasked ? [Buffer.from(mask)] : []), masked]);
}

function portionsOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, n) => Buffer.from(bytes.subarray(from, at[n] ?? bytes.length)));
}

/** What our reader tells, a line for each thing. */
function heardByOurs(portions: readonly Buffer[]): string[] {
  const heard: string[] = [];
  const ear = {
    hears: true,
    message: (data: string | Buffer) => void heard.push(said(data)),
    ping: (held: Buffer) => void heard.push(`ping ${held.toString('hex')}`),
    pong: () => void heard.push('pong'),
    closing: (code: number | null) => {
      heard.push(`close ${code}`);
      ear.hears = false;
    },
    breach: (code: number) => {
      heard.push(`breach ${code}`);
      ear.hears = false;
    },
  };
  const reader = new WebsocketReader();
  for (const portion of portions) if (ear.hears) reader.read(Buffer.from(portion), ear, BOUNDS);
  return heard;
}

async function heardByTheirs(portions: readonly Buffer[]): Promise<string[]> {
  const heard: string[] = [];
  const reader = new Receiver({ isServer: true, maxPayload: BOUNDS.bytes, maxFragments: BOUNDS.pieces });
  let hears = true;
  reader.on('message', (data: Buffer, isBinary: boolean) => heard.push(said(isBinary ? data : data.toString())));
  reader.on('ping', (held: Buffer) => heard.push(`ping ${held.toString('hex')}`));
  reader.on('pong', () => heard.push('pong'));
  reader.on('conclude', (code: number) => {
    heard.push(`close ${code === 1005 ? null : code}`);
    hears = false;
  });
  reader.on('error', (fault: Error) => {
    const code = Object.getOwnPropertySymbols(fault).find((symbol) => symbol.description === 'status-code');
    heard.push(`breach ${code && (fault as unknown as Record<symbol, number>)[code]}`);
    hears = false;
  });
  for (const portion of portions) if (hears) reader.write(Buffer.from(portion));
  // It tells what is wrong a turn later.
  await new Promise((resolve) => setImmediate(resolve));
  return heard;
}

function said(data: string | Buffer): string {
  return typeof data === 'string' ? `text ${data}` : `bytes ${data.toString('hex')}`;
}

const text = (words: string, code = 0x81) => bytesOf({ code, content: Buffer.from(words) });

describe('a websocket’s reader', () => {
  const wellFormed = fc.record({
    code: fc.constantFrom(0x81, 0x82, 0x01, 0x02, 0x00, 0x80, 0x89, 0x8a),
    content: fc
      .oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ minLength: 100, maxLength: 200 }))
      .map((words) => Buffer.from(words)),
  });
  const odd = fc.record({
    code: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(0x88)),
    content: fc.oneof(
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
      fc.integer({ min: 900, max: 5_100 }).map((code) => Buffer.from([code >> 8, code & 255, 0x6f])),
      fc.integer({ min: 0, max: 400 }).map((length) => Buffer.alloc(length, 'x')),
    ),
    isMasked: fc.boolean(),
    form: fc.constantFrom(0 as const, 126 as const, 127 as const),
  });
  // Made by chance these come too seldom.
  const rare = fc.constantFrom(
    { code: 0x88, content: Buffer.alloc(0) },
    { code: 0x88, content: Buffer.from([0x03, 0xe8, 0xff]) },
    { code: 0x81, content: Buffer.from([0xff]) },
    { code: 0x81, content: Buffer.alloc(BOUNDS.bytes + 1) },
  );
  const frames = fc.array(
    fc.oneof({ weight: 20, arbitrary: wellFormed }, { weight: 4, arbitrary: odd }, { weight: 1, arbitrary: rare }),
    { maxLength: 8 },
  );
  const cuts = fc.array(fc.nat(2_000), { maxLength: 12 });

  it('hears of whatever is sent, in whatever portions, the same as ws’s reader', async () => {
    const endings = new Set<string>();
    await fc.assert(
      fc.asyncProperty(frames, cuts, async (sent, at) => {
        const portions = portionsOf(Buffer.concat(sent.map(bytesOf)), at);
        const theirs = await heardByTheirs(portions);
        expect(heardByOurs(portions)).toEqual(theirs);
        endings.add(theirs.at(-1)?.replace(/^(text|bytes|ping) .*/s, '$1') ?? 'nothing');
      }),
      { numRuns: 5_000 },
    );
    // Else it has compared too little.
    for (const ending of [
      'text',
      'bytes',
      'ping',
      'pong',
      'nothing',
      'close null',
      'breach 1002',
      'breach 1007',
      'breach 1009',
    ])
      expect(endings).toContain(ending);
  });

  it('tells a message whose bytes come one by one when the last has come', () => {
    const bytes = text('Grüße 🔨');
    expect(heardByOurs([...bytes].map((byte) => Buffer.from([byte])))).toEqual(['text Grüße 🔨']);
  });

  it('refuses a message that is said to be too long before it has come', () => {
    const frame = bytesOf({ code: 0x81, content: Buffer.alloc(BOUNDS.bytes + 1) });
    expect(heardByOurs([frame.subarray(0, 4)])).toEqual(['breach 1009']);
  });

  it('refuses a message in more pieces than are allowed, empty ones too', () => {
    const pieces = [text('a', 0x01), ...Array.from({ length: BOUNDS.pieces - 1 }, () => text('', 0x00))];
    expect(heardByOurs([Buffer.concat(pieces)])).toEqual([]);
    expect(heardByOurs([Buffer.concat([...pieces, text('', 0x00)])])).toEqual(['breach 1008']);
    expect(heardByOurs([Buffer.concat([...pieces.slice(1), text('b', 0x80)])])).toEqual(['breach 1002']);
  });

  it('keeps no more memory for a message in small pieces than for one, whatever else is written between them [I39]', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const nothing = () => {};
    const ear = { hears: true, message: nothing, ping: nothing, pong: nothing, closing: nothing, breach: nothing };
    const readers = Array.from({ length: 50 }, () => new WebsocketReader());
    // Twice: what the first finds dead may be let go in the background.
    const held = () => {
      collect();
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const before = held();
    for (let piece = 0; piece < 60; piece += 1)
      for (const reader of readers) {
        reader.read(text('x', piece === 0 ? 0x01 : 0x00), ear, { bytes: 16_000, pieces: 64 });
        // Of the blocks that Node cuts small buffers from, each has then a piece in it.
        for (let n = 0; n < 3; n += 1) Buffer.allocUnsafe(3_000);
      }
    expect((held() - before) / readers.length).toBeLessThan(50_000);
  });

  it('reads nothing that comes after a close', () => {
    expect(heardByOurs([Buffer.concat([text('first'), text('', 0x88), text('late')])])).toEqual([
      'text first',
      'close null',
    ]);
  });
});
