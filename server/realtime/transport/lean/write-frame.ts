import type { Socket as TcpSocket } from 'node:net';

/** Node's libuv handle of a TCP socket. It is private, so each member is checked before use. */
type Handle = {
  writeBuffer?: (request: WriteRequest, bytes: Buffer) => number;
  /** Bytes that the kernel has not accepted yet. */
  readonly writeQueueSize?: number;
};
type WriteRequest = { oncomplete?: (status: number) => void; buffer?: Buffer };

/**
 * Shared by all writes that the kernel accepts at once. Creating one per write costs as much as
 * the rest of the write's JavaScript.
 */
let request: WriteRequest | null = null;

/** The TCP sockets of which the kernel has not accepted a whole frame yet. */
const pending = new Set<TcpSocket>();

/**
 * Writes bytes to a TCP socket that has nothing queued, bypassing its stream: this saves a seventh
 * of the processor time for each viewer of a message. Returns false and writes nothing where
 * something is queued or where Node lacks the private handle; the caller then writes to the stream.
 * libuv queues what the kernel does not accept at once, ahead of any later write.
 */
export function writePastStream(tcp: TcpSocket, bytes: Buffer): boolean {
  const handle = (tcp as unknown as { readonly _handle?: Handle | null })._handle;
  if (!handle?.writeBuffer || tcp.writableLength !== 0 || (pending.size > 0 && pending.has(tcp))) return false;
  if (!request) return captureRequest(tcp, handle, bytes);
  if (handle.writeBuffer(request, bytes) !== 0) tcp.destroy();
  else if (handle.writeQueueSize !== 0) awaitCompletion(tcp, bytes, request);
  return true;
}

/** The request stays in use until the rest is written, and must keep the bytes alive until then. */
function awaitCompletion(tcp: TcpSocket, bytes: Buffer, used: WriteRequest): void {
  pending.add(tcp);
  used.buffer = bytes;
  used.oncomplete = (status) => {
    pending.delete(tcp);
    if (status < 0) tcp.destroy();
  };
  request = createRequest(used);
}

/**
 * Makes the first write through the stream and captures the constructor of Node's write request
 * from it. Returns false where Node does not report how much the kernel has left to accept.
 */
function captureRequest(tcp: TcpSocket, handle: Handle, bytes: Buffer): boolean {
  const { writeBuffer, writeQueueSize } = handle;
  if (!writeBuffer || writeQueueSize === undefined) return false;
  handle.writeBuffer = (used, ...rest) => {
    request = createRequest(used);
    return writeBuffer.call(handle, used, ...rest);
  };
  tcp.write(bytes);
  // Uncovers the method on the prototype again.
  delete handle.writeBuffer;
  return true;
}

function createRequest(like: WriteRequest): WriteRequest {
  const created = new (like.constructor as new () => WriteRequest)();
  created.oncomplete = () => {};
  return created;
}
