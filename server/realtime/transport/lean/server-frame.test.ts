import { expect, it } from 'vitest';
import * as ws from 'ws';
import { binaryFrame, closeFrame, pongFrame, textFrame } from './server-frame.ts';

/** ws's own framing, which ours must equal. */
const { Sender } = ws as unknown as {
  readonly Sender: { readonly frame: (data: Buffer, options: object) => Buffer[] };
};
const framedByWs = (opcode: number, data: Buffer) =>
  Buffer.concat(Sender.frame(data, { fin: true, opcode, mask: false, rsv1: false, readOnly: false }));

const lengths = [0, 1, 125, 126, 65_535, 65_536, 200_000];

it.each(lengths)('frames a text of %d bytes as ws does', (length) => {
  const text = 'é'.repeat(length >> 1) + 'x'.repeat(length & 1);
  expect(textFrame(text).equals(framedByWs(1, Buffer.from(text)))).toBe(true);
});

it.each(lengths)('frames %d bytes as ws does', (length) => {
  const bytes = Buffer.alloc(length, 7);
  expect(binaryFrame(bytes).equals(framedByWs(2, bytes))).toBe(true);
});

it('frames a close and a pong as ws does', () => {
  expect(pongFrame(Buffer.from('payload')).equals(framedByWs(10, Buffer.from('payload')))).toBe(true);
  expect(closeFrame(1002).equals(framedByWs(8, Buffer.from([0x03, 0xea])))).toBe(true);
  expect(closeFrame(null).equals(framedByWs(8, Buffer.alloc(0)))).toBe(true);
});
