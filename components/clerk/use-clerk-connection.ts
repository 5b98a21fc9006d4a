'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClerkLot } from '#auction/views.ts';
import { acquireConnection } from '../saleroom/connection/saleroom-connection.ts';
import { NO_ANSWER, type SocketClient } from '../saleroom/connection/socket-client.ts';
import { type CommandName, type CommandPayload, type CommandResult, sendCommand } from './send-command.ts';

export type SendCommand = <N extends CommandName>(name: N, payload: CommandPayload<N>) => Promise<CommandResult>;

/**
 * A lot's secret state, kept up to date, and a function that sends commands for the lot. It must be
 * used within the auction's SaleroomProvider, which joins the room.
 */
export function useClerkConnection(
  lotId: string,
  start: ClerkLot,
): { readonly clerk: ClerkLot; readonly send: SendCommand } {
  const [clerk, setClerk] = useState(start);
  const client = useRef<Pick<SocketClient, 'request'>>(disconnected);
  const update = useCallback(
    (received: ClerkLot) => setClerk((current) => (received.seq >= current.seq ? received : current)),
    [],
  );
  useEffect(() => update(start), [update, start]);
  useEffect(() => {
    const connection = acquireConnection(true);
    client.current = connection.client;
    const stopListening = connection.client.on('clerk:lot-changed', (message) => {
      if (message.lotId === lotId) update(message.clerk);
    });
    return () => {
      stopListening();
      client.current = disconnected;
      connection.release();
    };
  }, [lotId, update]);
  const send: SendCommand = useCallback(
    (name, payload) => sendCommand(client.current, { name, lotId, payload }),
    [lotId],
  );
  return { clerk, send };
}

/** Used until the page is hydrated. */
const disconnected: Pick<SocketClient, 'request'> = { request: async () => NO_ANSWER };
