'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClerkLot } from '#auction/views.ts';
import { holdConnection } from '../saleroom/connection/saleroom-connection.ts';
import { NO_ANSWER, type Wire } from '../saleroom/connection/wire.ts';
import { type CommandName, type CommandOutcomeShown, type CommandRequest, sendCommand } from './send-command.ts';

export type Give = <N extends CommandName>(name: N, wish: CommandRequest<N>) => Promise<CommandOutcomeShown>;

/** A lot's secrets as they stand, and the way to give orders about it. Within the auction's SaleroomProvider, which keeps the room entered. */
export function useClerkConnection(lotId: string, start: ClerkLot): { readonly clerk: ClerkLot; readonly give: Give } {
  const [clerk, setClerk] = useState(start);
  const wire = useRef<Wire | null>(null);
  const later = useCallback((heard: ClerkLot) => setClerk((mine) => (heard.seq >= mine.seq ? heard : mine)), []);
  useEffect(() => later(start), [later, start]);
  useEffect(() => {
    const connection = holdConnection(true);
    wire.current = connection.wire;
    const deafen = connection.wire.hear('clerk:lot-changed', (message) => {
      if (message.lotId === lotId) later(message.clerk);
    });
    return () => {
      deafen();
      wire.current = null;
      connection.release();
    };
  }, [lotId, later]);
  const give: Give = useCallback((name, wish) => sendCommand(wire.current ?? noLine, { name, lotId, wish }), [lotId]);
  return { clerk, give };
}

/** The line before the page is alive: it carries nothing. */
const noLine = { ask: async () => NO_ANSWER } as unknown as Wire;
