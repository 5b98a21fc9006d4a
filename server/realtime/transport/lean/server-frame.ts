/** A whole text message as a server sends it: unmasked, in one frame (RFC 6455, 5.2). */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const frame = emptyFrame(0x1, length);
  frame.write(text, frame.length - length);
  return frame;
}

/** A whole binary message, in one frame. */
export function binaryFrame(bytes: Buffer): Buffer {
  return frameAround(0x2, bytes);
}

/** The answer to a ping, with the ping's payload. */
export function pongFrame(payload: Buffer): Buffer {
  return frameAround(0xa, payload);
}

/** A close frame; null sends no status code (RFC 6455, 5.5.1). */
export function closeFrame(code: number | null): Buffer {
  const payload = Buffer.alloc(code === null ? 0 : 2);
  if (code !== null) payload.writeUInt16BE(code);
  return frameAround(0x8, payload);
}

function frameAround(opcode: number, payload: Buffer): Buffer {
  const frame = emptyFrame(opcode, payload.length);
  payload.copy(frame, frame.length - payload.length);
  return frame;
}

/** A frame with its header written and room for a payload of `length` bytes. */
function emptyFrame(opcode: number, length: number): Buffer {
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x80 | opcode;
  frame[1] = header === 2 ? length : header === 4 ? 126 : 127;
  if (header === 4) frame.writeUInt16BE(length, 2);
  if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  return frame;
}
