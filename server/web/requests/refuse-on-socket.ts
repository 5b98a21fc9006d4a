import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SecurityHeaders } from '../headers/security-headers.ts';

/**
 * Answers on the raw socket and closes it, where Node provides no response object: for an upgrade,
 * a CONNECT, or bytes that are not a request.
 */
export function refuseOnSocket(
  socket: Duplex,
  status: 400 | 404 | 405 | 408 | 413 | 431,
  security: SecurityHeaders,
): void {
  const headers = [...security, ['cache-control', 'no-store'], ['connection', 'close'], ['content-length', '0']];
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`);
}

const statusOf: Readonly<Record<string, 408 | 413 | 431>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers unreadable requests as Node would, with the security headers added. If bytes were already
 * written to the connection, it is closed without an answer: a response may be half sent.
 */
export function refuseUnreadable(server: Server, security: SecurityHeaders): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isFresh = 'bytesWritten' in socket && socket.bytesWritten === 0;
    if (socket.writable && isFresh) refuseOnSocket(socket, statusOf[error.code ?? ''] ?? 400, security);
    socket.destroy(error);
  });
}
