import { expect, it } from 'vitest';
import * as ws from 'ws';
import { textFrame } from './text-frame.ts';

/** ws's own maker of frames, which is the measure of ours. */
const { Sender } = ws as unknown as {
  readonly Sender: { readonly frame: (data: Buffer, options: object) => Buffer[] };
};

it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('a text of %d bytes is framed as ws frames it', (length) => {
  const text = 'é'.repeat(length >> 1) + 'x'.repeat(length & 1);
  const theirs = Sender.frame(Buffer.from(text), { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: false });
  expect(textFrame(text).equals(Buffer.concat(theirs))).toBe(true);
});
