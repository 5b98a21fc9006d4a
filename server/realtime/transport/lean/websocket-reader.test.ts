import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { WebsocketReader } from './websocket-reader.ts';

/** ws's own reader, which ours must equal. */
type WsReceiver = {
  readonly on: (event: string, listener: (...args: never[]) => void) => void;
  readonly write: (bytes: Buffer) => void;
};
const { Receiver } = ws as unknown as { readonly Receiver: new (options: object) => WsReceiver };

const LIMITS = { bytes: 300, fragments: 4 };

/**
 * A client's frame, valid or not: `code` is the first byte, and `form` may encode the length in
 * more bytes than needed.
 */
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

function split(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, n) => Buffer.from(bytes.subarray(from, at[n] ?? bytes.length)));
}

/** What our reader reports, one text for each call of the listener. */
function readByOurs(chunks: readonly Buffer[]): string[] {
  const events: string[] = [];
  const listener = {
    isReading: true,
    onMessage: (data: string | Buffer) => void events.push(describeMessage(data)),
    onPing: (payload: Buffer) => void events.push(`ping ${payload.toString('hex')}`),
    onPong: () => void events.push('pong'),
    onCloseFrame: (code: number | null) => {
      events.push(`close ${code}`);
      listener.isReading = false;
    },
    onViolation: (code: number) => {
      events.push(`violation ${code}`);
      listener.isReading = false;
    },
  };
  const reader = new WebsocketReader();
  for (const chunk of chunks) if (listener.isReading) reader.read(Buffer.from(chunk), listener, LIMITS);
  return events;
}

async function readByWs(chunks: readonly Buffer[]): Promise<string[]> {
  const events: string[] = [];
  const reader = new Receiver({ isServer: true, maxPayload: LIMITS.bytes, maxFragments: LIMITS.fragments });
  let isReading = true;
  reader.on('message', (data: Buffer, isBinary: boolean) =>
    events.push(describeMessage(isBinary ? data : data.toString())),
  );
  reader.on('ping', (payload: Buffer) => events.push(`ping ${payload.toString('hex')}`));
  reader.on('pong', () => events.push('pong'));
  reader.on('conclude', (code: number) => {
    events.push(`close ${code === 1005 ? null : code}`);
    isReading = false;
  });
  reader.on('error', (fault: Error) => {
    const code = Object.getOwnPropertySymbols(fault).find((symbol) => symbol.description === 'status-code');
    events.push(`violation ${code && (fault as unknown as Record<symbol, number>)[code]}`);
    isReading = false;
  });
  for (const chunk of chunks) if (isReading) reader.write(Buffer.from(chunk));
  // It emits errors in the next tick.
  await new Promise((resolve) => setImmediate(resolve));
  return events;
}

function describeMessage(data: string | Buffer): string {
  return typeof data === 'string' ? `text ${data}` : `bytes ${data.toString('hex')}`;
}

const text = (content: string, code = 0x81) => bytesOf({ code, content: Buffer.from(content) });

describe('the WebSocket reader', () => {
  const wellFormed = fc.record({
    code: fc.constantFrom(0x81, 0x82, 0x01, 0x02, 0x00, 0x80, 0x89, 0x8a),
    content: fc
      .oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ minLength: 100, maxLength: 200 }))
      .map((content) => Buffer.from(content)),
  });
  const irregular = fc.record({
    code: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(0x88)),
    content: fc.oneof(
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
      fc.integer({ min: 900, max: 5_100 }).map((code) => Buffer.from([code >> 8, code & 255, 0x6f])),
      fc.integer({ min: 0, max: 400 }).map((length) => Buffer.alloc(length, 'x')),
    ),
    isMasked: fc.boolean(),
    form: fc.constantFrom(0 as const, 126 as const, 127 as const),
  });
  // Random frames of this kind are too rare.
  const rare = fc.constantFrom(
    { code: 0x88, content: Buffer.alloc(0) },
    { code: 0x88, content: Buffer.from([0x03, 0xe8, 0xff]) },
    { code: 0x81, content: Buffer.from([0xff]) },
    { code: 0x81, content: Buffer.alloc(LIMITS.bytes + 1) },
  );
  const frames = fc.array(
    fc.oneof(
      { weight: 20, arbitrary: wellFormed },
      { weight: 4, arbitrary: irregular },
      { weight: 1, arbitrary: rare },
    ),
    { maxLength: 8 },
  );
  const cuts = fc.array(fc.nat(2_000), { maxLength: 12 });

  it('reports the same as ws’s reader, whatever is sent in whatever chunks', async () => {
    const endings = new Set<string>();
    await fc.assert(
      fc.asyncProperty(frames, cuts, async (sent, at) => {
        const chunks = split(Buffer.concat(sent.map(bytesOf)), at);
        const theirs = await readByWs(chunks);
        expect(readByOurs(chunks)).toEqual(theirs);
        endings.add(theirs.at(-1)?.replace(/^(text|bytes|ping) .*/s, '$1') ?? 'nothing');
      }),
      { numRuns: 5_000 },
    );
    // The comparison has covered each of these.
    for (const ending of [
      'text',
      'bytes',
      'ping',
      'pong',
      'nothing',
      'close null',
      'violation 1002',
      'violation 1007',
      'violation 1009',
    ])
      expect(endings).toContain(ending);
  });

  it('delivers a message whose bytes come one by one with the last byte', () => {
    const bytes = text('Grüße 🔨');
    expect(readByOurs([...bytes].map((byte) => Buffer.from([byte])))).toEqual(['text Grüße 🔨']);
  });

  it('refuses a message that is too long by its header, before it has arrived', () => {
    const frame = bytesOf({ code: 0x81, content: Buffer.alloc(LIMITS.bytes + 1) });
    expect(readByOurs([frame.subarray(0, 4)])).toEqual(['violation 1009']);
  });

  it('refuses a message in too many fragments, empty ones included', () => {
    const fragments = [text('a', 0x01), ...Array.from({ length: LIMITS.fragments - 1 }, () => text('', 0x00))];
    expect(readByOurs([Buffer.concat(fragments)])).toEqual([]);
    expect(readByOurs([Buffer.concat([...fragments, text('', 0x00)])])).toEqual(['violation 1008']);
    expect(readByOurs([Buffer.concat([...fragments.slice(1), text('b', 0x80)])])).toEqual(['violation 1002']);
  });

  it('needs no more memory for a message in small fragments than for a whole one [I39]', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const nothing = () => {};
    const listener = {
      isReading: true,
      onMessage: nothing,
      onPing: nothing,
      onPong: nothing,
      onCloseFrame: nothing,
      onViolation: nothing,
    };
    const readers = Array.from({ length: 50 }, () => new WebsocketReader());
    // Twice: what the first collection finds may be freed in the background.
    const bufferMemory = () => {
      collect();
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const before = bufferMemory();
    for (let fragment = 0; fragment < 60; fragment += 1)
      for (const reader of readers) {
        reader.read(text('x', fragment === 0 ? 0x01 : 0x00), listener, { bytes: 16_000, fragments: 64 });
        // So that each block that Node cuts small buffers from contains a fragment.
        for (let n = 0; n < 3; n += 1) Buffer.allocUnsafe(3_000);
      }
    expect((bufferMemory() - before) / readers.length).toBeLessThan(50_000);
  });

  it('reads nothing after a close frame', () => {
    expect(readByOurs([Buffer.concat([text('first'), text('', 0x88), text('late')])])).toEqual([
      'text first',
      'close null',
    ]);
  });
});
