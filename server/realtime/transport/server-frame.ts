/** A whole text message as a server sends it: unmasked, in one frame (RFC 6455, 5.2). */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const frame = emptyFrame(0x1, length);
  frame.write(text, frame.length - length);
  return frame;
}

/** A whole message of bytes. */
export function bytesFrame(bytes: Buffer): Buffer {
  return frameAround(0x2, bytes);
}

/** The answer to a ping, with what that held. */
export function pongFrame(held: Buffer): Buffer {
  return frameAround(0xa, held);
}

/** A close, with its code; null says none (RFC 6455, 5.5.1). */
export function closeFrame(code: number | null): Buffer {
  const content = Buffer.alloc(code === null ? 0 : 2);
  if (code !== null) content.writeUInt16BE(code);
  return frameAround(0x8, content);
}

function frameAround(kind: number, content: Buffer): Buffer {
  const frame = emptyFrame(kind, content.length);
  content.copy(frame, frame.length - content.length);
  return frame;
}

/** A frame's header, with room behind it for so many bytes. */
function emptyFrame(kind: number, length: number): Buffer {
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x80 | kind;
  frame[1] = header === 2 ? length : header === 4 ? 126 : 127;
  if (header === 4) frame.writeUInt16BE(length, 2);
  if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  return frame;
}
