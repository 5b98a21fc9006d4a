import type { Socket as Line } from 'node:net';

/** An Engine.IO connection, as far as the TCP connection beneath it can be found: through its websocket, or else through the request that opened it. */
type Connection = {
  readonly transport?: { readonly socket?: { readonly _socket?: Line | null } };
  readonly request?: { readonly socket?: Line };
};

/** The TCP connection beneath a connection of Engine.IO; undefined when it is gone, or when a later version hides it. */
export function lineBeneath(connection: unknown): Line | undefined {
  const { transport, request } = connection as Connection;
  return transport?.socket?._socket ?? request?.socket;
}
