import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SecurityHeaders } from '../headers/security-headers.ts';

/** Answers where Node gives nothing to answer with (an upgrade, a CONNECT, bytes that are no request), and closes the connection. */
export function refuseOnSocket(line: Duplex, status: 400 | 404 | 405 | 408 | 413 | 431, safe: SecurityHeaders): void {
  const headers = [...safe, ['cache-control', 'no-store'], ['connection', 'close'], ['content-length', '0']];
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  line.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`);
}

const statusOf: Readonly<Record<string, 408 | 413 | 431>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers what cannot be read as a request, as Node would by itself, with the house's headers. On a connection that has been answered before, an answer
 * may be half-way out: it is closed and told nothing.
 */
export function refuseUnreadable(server: Server, safe: SecurityHeaders): void {
  server.on('clientError', (fault: NodeJS.ErrnoException, line) => {
    const isFresh = 'bytesWritten' in line && line.bytesWritten === 0;
    if (line.writable && isFresh) refuseOnSocket(line, statusOf[fault.code ?? ''] ?? 400, safe);
    line.destroy(fault);
  });
}
