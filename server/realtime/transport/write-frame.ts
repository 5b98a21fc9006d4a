import type { Socket as LeanConnection } from 'node:net';

/** What Node keeps beneath a TCP connection. None of it is promised, so all of it is asked for before it is used. */
type Handle = {
  writeBuffer?: (request: WriteRequest, bytes: Buffer) => number;
  /** Bytes that the kernel has not taken yet. */
  readonly writeQueueSize?: number;
};
type WriteRequest = { oncomplete?: (status: number) => void; buffer?: Buffer };

/** One request stands for every write that the kernel takes at once: making one for each costs as much as all the rest of the write's JavaScript. */
let request: WriteRequest | null = null;

/** The connections of which the kernel has not taken a whole frame yet. */
const behind = new Set<LeanConnection>();

/**
 * Writes bytes to a TCP connection that has nothing waiting, past the stream above it: a seventh less processor time for each viewer of a message. Says false and
 * writes nothing where something waits, or where this Node hides what it takes; then the stream has to do it. What the kernel does not take at once
 * libuv keeps, in order before whatever is written afterwards.
 */
export function writePastStream(line: LeanConnection, bytes: Buffer): boolean {
  const handle = (line as unknown as { readonly _handle?: Handle | null })._handle;
  if (!handle?.writeBuffer || line.writableLength !== 0 || (behind.size > 0 && behind.has(line))) return false;
  if (!request) return learnRequest(line, handle, bytes);
  if (handle.writeBuffer(request, bytes) !== 0) line.destroy();
  else if (handle.writeQueueSize !== 0) waitFor(line, bytes, request);
  return true;
}

/** The request is in use until the rest is written, and the bytes have to live as long. */
function waitFor(line: LeanConnection, bytes: Buffer, used: WriteRequest): void {
  behind.add(line);
  used.buffer = bytes;
  used.oncomplete = (status) => {
    behind.delete(line);
    if (status < 0) line.destroy();
  };
  request = newRequest(used);
}

/** The first write goes through the stream, to see of what kind its request is; not where Node does not say what the kernel has left. */
function learnRequest(line: LeanConnection, handle: Handle, bytes: Buffer): boolean {
  const { writeBuffer, writeQueueSize } = handle;
  if (!writeBuffer || writeQueueSize === undefined) return false;
  handle.writeBuffer = (used, ...rest) => {
    request = newRequest(used);
    return writeBuffer.call(handle, used, ...rest);
  };
  line.write(bytes);
  // The method itself is the prototype's.
  delete handle.writeBuffer;
  return true;
}

function newRequest(like: WriteRequest): WriteRequest {
  const fresh = new (like.constructor as new () => WriteRequest)();
  fresh.oncomplete = () => {};
  return fresh;
}
