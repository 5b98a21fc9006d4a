import type { RoomServer, RoomSocket } from '../broadcast/room-socket.ts';
import { type EventPacket, eventIn } from './event-packet.ts';

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

/** Who hears of packets: Socket.IO's Client. */
export type EventListener = { ondecoded: Hear };

const silent: EventListener = { ondecoded: () => {} };

/** Stands for the decoder of one connection, and knows whom to tell what was decoded. */
export abstract class ThriftyDecoder implements Decoder {
  #ear: EventListener = silent;
  #socket: RoomSocket | null = null;
  #take: TakeEvent | null = null;

  /** Reads a packet and tells the ear. Throws on what is of no form, as Socket.IO's own does. */
  protected abstract decode(data: unknown, ear: EventListener): void;

  on(_event: 'decoded', hear: Hear): void {
    this.#ear = { ondecoded: hear };
  }

  removeListener(): void {
    this.#ear = silent;
  }

  /** From now on tells the Client itself, not the function that was made for it. */
  tell(ear: EventListener): void {
    this.#ear = ear;
  }

  /** From now on hands the events of a socket on, as long as it has not left. */
  handOn(socket: RoomSocket, take: TakeEvent): void {
    this.#socket = socket;
    this.#take = take;
  }

  add(data: unknown): void {
    if (isOfSeveralFrames(data)) throw new Error('a packet of several frames');
    const event = this.#socket?.connected && typeof data === 'string' ? eventIn(data) : null;
    if (event && this.#socket && this.#take) this.#take(this.#socket, event);
    else this.decode(data, this.#ear);
  }

  destroy(): void {}
}

/**
 * Has the events of somebody who has entered handed on as they come, past Socket.IO's own dispatch: the way of every bid. Those in a form that no client of Socket.IO's gives them, such as one
 * with its namespace written out, Socket.IO tells as always; all of them where it has another decoder. None comes both ways.
 */
export function takeEvents(socket: RoomSocket, take: TakeEvent): void {
  const { decoder } = socket.client as unknown as { readonly decoder?: unknown };
  if (decoder instanceof ThriftyDecoder) decoder.handOn(socket, take);
}

/**
 * Gives connections a decoder that is none: all packets are read by one, in which nothing of one is left when it is read. A packet of several frames would have to be
 * kept from one to the next, at twenty times its length and for as long as somebody likes; nobody with a use for the house sends one, and it ends its
 * connection as one of no form does (I39). Must be called before anybody connects; where Socket.IO keeps its parser elsewhere nothing happens.
 */
export function shareDecoder(io: RoomServer): void {
  const server = io as unknown as { _parser?: Partial<Parser> };
  const parser = server._parser;
  const Stock = parser?.Decoder;
  if (!Stock) return;
  const shared = new Stock();
  let hearing = silent;
  shared.on('decoded', (packet) => hearing.ondecoded(packet));

  class SharedDecoder extends ThriftyDecoder {
    protected override decode(data: unknown, ear: EventListener): void {
      hearing = ear;
      shared.add(data);
    }
  }
  server._parser = { ...parser, Decoder: SharedDecoder };
}
