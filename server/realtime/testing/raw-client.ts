import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';

/** A client that sends Engine.IO packets as they are, including those no real client sends. */
export type RawClient = {
  readonly socket: WebSocket;
  /** Every packet that it received. */
  readonly packets: string[];
  /** Joins the default namespace, once more each time. */
  readonly join: () => Promise<void>;
  /** Waits for a packet that matches; fails after ten seconds. */
  readonly packet: (pattern: RegExp) => Promise<string>;
};

/** Connects to the server at `url`, and waits for its open packet. */
export async function openRawClient(url: string, headers: Readonly<Record<string, string>>): Promise<RawClient> {
  const socket = new WebSocket(socketAddress(url), { headers });
  const packets: string[] = [];
  socket.on('message', (packet) => packets.push(String(packet)));
  socket.on('error', () => {});
  const packet: RawClient['packet'] = async (pattern) => {
    const startedAt = performance.now();
    for (;;) {
      const found = packets.find((each) => pattern.test(each));
      if (found) return found;
      if (performance.now() - startedAt > 10_000) throw new Error(`no ${pattern} in ${packets.join(' | ')}`);
      await pause(1);
    }
  };
  const joined = () => packets.filter((each) => each.startsWith('40{')).length;
  await packet(/^0\{/);
  return {
    socket,
    packets,
    packet,
    join: async () => {
      const before = joined();
      socket.send('40');
      while (joined() === before) await pause(1);
    },
  };
}

/** The address that a WebSocket connects to, for a version of Engine.IO's protocol. */
export function socketAddress(url: string, version = '4'): string {
  return `${url.replace('http', 'ws')}/socket.io/?EIO=${version}&transport=websocket`;
}
