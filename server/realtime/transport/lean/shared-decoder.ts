import type { RoomServer, RoomSocket } from '../../broadcast/room-socket.ts';
import { hasAttachments } from '../text-parser.ts';
import { type EventPacket, parseEvent } from './event-packet.ts';

type Packet = object;
type PacketListener = (packet: Packet) => void;
type Decoder = {
  readonly on: (event: 'decoded', listener: PacketListener) => void;
  readonly add: (data: unknown) => void;
  readonly destroy: () => void;
};
/** Socket.IO's parser; Socket.IO creates one Decoder for each connection. */
type Parser = { readonly Decoder: new () => Decoder };

/** Handles an event of a joined client. Must not throw. */
export type EventPacketHandler = (socket: RoomSocket, event: EventPacket) => void;

/** Receives decoded packets: Socket.IO's Client. */
export type DecoderListener = { ondecoded: PacketListener };

const noListener: DecoderListener = { ondecoded: () => {} };

/** A connection's decoder as Socket.IO sees it. It stores only where its packets go. */
export abstract class ConnectionDecoder implements Decoder {
  #listener: DecoderListener = noListener;
  #socket: RoomSocket | null = null;
  #handle: EventPacketHandler | null = null;

  /**
   * Decodes a packet and passes it to the listener. Throws on a malformed packet, like Socket.IO's
   * own decoder.
   */
  protected abstract decode(data: unknown, listener: DecoderListener): void;

  on(_event: 'decoded', listener: PacketListener): void {
    this.#listener = { ondecoded: listener };
  }

  removeListener(): void {
    this.#listener = noListener;
  }

  /** Replaces the Client's bound function with the Client itself. */
  setListener(listener: DecoderListener): void {
    this.#listener = listener;
  }

  /** From now on passes the events of a socket to a handler, while the socket is connected. */
  handleEvents(socket: RoomSocket, handle: EventPacketHandler): void {
    this.#socket = socket;
    this.#handle = handle;
  }

  add(data: unknown): void {
    if (hasAttachments(data)) throw new Error('a packet with binary attachments');
    const event = this.#socket?.connected && typeof data === 'string' ? parseEvent(data) : null;
    if (event && this.#socket && this.#handle) this.#handle(this.#socket, event);
    else this.decode(data, this.#listener);
  }

  destroy(): void {}
}

/**
 * Delivers a joined client's events to a handler directly, bypassing Socket.IO's dispatch: every
 * bid takes this path. Events that no Socket.IO client encodes that way, such as one with the
 * default namespace written out, still go through Socket.IO. No event is delivered twice.
 */
export function handleEventsDirectly(socket: RoomSocket, handle: EventPacketHandler): void {
  const { decoder } = socket.client as unknown as { readonly decoder?: unknown };
  if (decoder instanceof ConnectionDecoder) decoder.handleEvents(socket, handle);
}

/**
 * Shares one stateless packet decoder between all connections. A packet with binary attachments
 * ends its connection, like a malformed one: it would have to be stored until the attachments come,
 * at twenty times its length and for as long as the client likes, and no client of this server
 * sends one (I39). Call before any client connects.
 */
export function shareDecoder(io: RoomServer): void {
  const server = io as unknown as { _parser: Parser };
  const { Decoder: StockDecoder } = server._parser;
  const shared = new StockDecoder();
  let current = noListener;
  shared.on('decoded', (packet) => current.ondecoded(packet));

  class SharedDecoder extends ConnectionDecoder {
    protected override decode(data: unknown, listener: DecoderListener): void {
      current = listener;
      shared.add(data);
    }
  }
  server._parser = { ...server._parser, Decoder: SharedDecoder };
}
