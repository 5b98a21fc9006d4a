import type { IncomingHttpHeaders } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';

/**
 * What remains of the request that opened a connection: the cookie, read again when a client
 * leaves and joins again on the connection, and the forwarded address.
 */
export class OpeningRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: TcpSocket;

  constructor(headers: IncomingHttpHeaders, socket: TcpSocket) {
    this.headers = selectHeaders(headers);
    this.socket = socket;
  }

  /** Socket.IO reads the TCP socket under its deprecated name. */
  get connection(): TcpSocket {
    return this.socket;
  }
}

function selectHeaders({ cookie, 'x-forwarded-for': forwarded }: IncomingHttpHeaders): IncomingHttpHeaders {
  return { ...(cookie !== undefined && { cookie }), ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) };
}
