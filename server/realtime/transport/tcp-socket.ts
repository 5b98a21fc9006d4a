import type { Socket as LeanConnection } from 'node:net';

/** An Engine.IO connection, as far as the TCP connection beneath it can be found: through its websocket, or else through the request that opened it. */
type Connection = {
  readonly transport?: { readonly socket?: { readonly _socket?: LeanConnection | null } };
  readonly request?: { readonly socket?: LeanConnection };
};

/** The TCP connection beneath a connection of Engine.IO; undefined when it is gone, or when a later version hides it. */
export function tcpSocketOf(connection: unknown): LeanConnection | undefined {
  const { transport, request } = connection as Connection;
  return transport?.socket?._socket ?? request?.socket;
}
