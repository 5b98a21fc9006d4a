import type { IncomingMessage } from 'node:http';
import type { RoomServer } from './room-socket.ts';

/** What Engine.IO and ws keep of a connection, as far as it is let go of here. */
type Connection = {
  readonly request?: IncomingMessage;
  readonly transport: { readonly socket?: { readonly _receiver?: { _mask?: Buffer | undefined } } };
  readonly on: (event: 'packet', listener: () => void) => void;
};

/**
 * Lets go of what a connection no longer needs once it is open, which is a fifth of what a bidder takes of the heap: the headers of the request that opened it, all
 * but the cookie, by which somebody who leaves and enters again is known; and the mask of the last frame that was read, which keeps the whole portion
 * alive in which that frame came.
 */
export function keepConnectionsLean(io: RoomServer): void {
  io.engine.on('connection', (connection: Connection) => {
    const { request, transport } = connection;
    if (request) {
      const { cookie } = request.headers;
      request.headers = cookie === undefined ? {} : { cookie };
      request.rawHeaders = [];
    }
    const receiver = transport.socket?._receiver;
    // By now the frame is unmasked; the next one brings a mask of its own.
    if (receiver) connection.on('packet', () => forgetMask(receiver));
  });
}

function forgetMask(receiver: { _mask?: Buffer | undefined }): void {
  if (receiver._mask) receiver._mask = undefined;
}
