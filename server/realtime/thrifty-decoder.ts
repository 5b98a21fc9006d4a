import { type EventPacket, eventIn } from './event-packet.ts';
import type { RoomServer, RoomSocket } from './room-socket.ts';

type Packet = object;
type Hear = (packet: Packet) => void;
type Decoder = {
  readonly on: (event: 'decoded', hear: Hear) => void;
  readonly add: (data: unknown) => void;
  readonly destroy: () => void;
};
/** Socket.IO's parser, of which each connection takes a decoder. */
type Parser = { readonly Decoder: new () => Decoder };

/** Packets that announce bytes, which come in frames of their own, by the first character. */
const isOfSeveralFrames = (data: unknown) => typeof data === 'string' && (data.startsWith('5') || data.startsWith('6'));

/** What is done with an event that somebody sends who has entered. Must not throw. */
export type TakeEvent = (socket: RoomSocket, event: EventPacket) => void;

/** A decoder that can hand events on past Socket.IO: the way of every bid, and of little else. */
abstract class ShortWay {
  socket: RoomSocket | null = null;
  take: TakeEvent | null = null;
}

/** Has the events of somebody who has entered handed on as they come, past Socket.IO's own dispatch. Says false where Socket.IO has another decoder, and will tell them itself. */
export function takeEvents(socket: RoomSocket, take: TakeEvent): boolean {
  const { decoder } = socket.client as unknown as { readonly decoder?: unknown };
  if (!(decoder instanceof ShortWay)) return false;
  decoder.socket = socket;
  decoder.take = take;
  return true;
}

/**
 * Gives connections a decoder that is none: all packets are read by one, in which nothing of one is left when it is read. A packet of several frames would have to be
 * kept from one to the next, at twenty times its length and for as long as somebody likes; nobody with a use for the house sends one, and it ends its
 * connection as one of no form does (I39). Must be called before anybody connects; where Socket.IO keeps its parser elsewhere nothing happens. Events of those who have entered are handed on at once (takeEvents).
 */
export function decodeThriftily(io: RoomServer): void {
  const server = io as unknown as { _parser?: Partial<Parser> };
  const parser = server._parser;
  const Stock = parser?.Decoder;
  if (!Stock) return;
  const shared = new Stock();
  let hearShared: Hear = () => {};
  shared.on('decoded', (packet) => hearShared(packet));

  class ThriftyDecoder extends ShortWay implements Decoder {
    #hear: Hear = () => {};

    on(_event: 'decoded', hear: Hear): void {
      this.#hear = hear;
    }

    removeListener(): void {
      this.#hear = () => {};
    }

    /** Throws on what is of no form, as Socket.IO's own does. */
    add(data: unknown): void {
      if (isOfSeveralFrames(data)) throw new Error('a packet of several frames');
      const event = this.socket?.connected && typeof data === 'string' ? eventIn(data) : null;
      if (event && this.socket) return this.take?.(this.socket, event);
      hearShared = this.#hear;
      shared.add(data);
    }

    destroy(): void {}
  }
  server._parser = { ...parser, Decoder: ThriftyDecoder };
}
