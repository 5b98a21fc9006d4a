import fc from 'fast-check';
import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { ackPacket, parseEvent } from './event-packet.ts';

type Packet = { readonly type: number; readonly nsp: string; readonly id?: number; readonly data?: readonly unknown[] };
type Parser = {
  readonly Decoder: new () => {
    readonly on: (event: 'decoded', listener: (packet: Packet) => void) => void;
    readonly add: (text: string) => void;
  };
  readonly Encoder: new () => { readonly encode: (packet: Packet) => readonly string[] };
};
/** Socket.IO's own parser, which ours must equal. */
const { Decoder, Encoder } = (new Server() as unknown as { readonly _parser: Parser })._parser;
const [EVENT, ACK] = [2, 3];

/** A text as Socket.IO's parser reads it; null unless it is an event of the default namespace. */
function parseBySocketIo(text: string) {
  const packets: Packet[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (packet) => packets.push(packet));
  try {
    decoder.add(text);
  } catch {
    return null;
  }
  const [packet] = packets;
  if (packet?.type !== EVENT || packet.nsp !== '/' || !packet.data) return null;
  const [name, ...args] = packet.data;
  return { id: packet.id ?? null, name, args };
}

it('parses exactly the events that Socket.IO’s parser accepts, with the same result', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('bid:place', 'connect', 'disconnect', 'newListener'), fc.nat());
  const sent = fc
    .tuple(fc.option(fc.nat()), names, fc.array(fc.jsonValue(), { maxLength: 2 }))
    .map(([id, name, args]) => `2${id ?? ''}${JSON.stringify([name, ...args])}`);
  const irregular = fc
    .tuple(fc.constantFrom('', '2', '21', '2/other,', '20000', '3', '0', '4', '51-'), fc.oneof(fc.json(), fc.string()))
    .map(([head, tail]) => head + tail);
  let events = 0;
  fc.assert(
    fc.property(fc.oneof(sent, irregular), (text) => {
      const theirs = parseBySocketIo(text);
      const ours = parseEvent(text);
      if (ours) events += 1;
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 3_000 },
  );
  expect(events).toBeGreaterThan(500);
});

it.each([
  ['an event of another namespace', '2/other,1["a"]'],
  ['an incomplete event', '21["a"'],
  ['an object', '21{"0":"a"}'],
  ['an event without a name', '21[]'],
  ['a reserved name', '21["disconnect"]'],
])('leaves %s to Socket.IO’s parser', (_what, text) => {
  expect(parseEvent(text)).toBeNull();
});

it('encodes an answer as Socket.IO does', () => {
  const answer = { ok: true, text: 'é 🔨 "', nothing: undefined, none: null };
  const theirs = new Encoder().encode({ type: ACK, nsp: '/', id: 17, data: [answer] });
  expect([ackPacket(17, answer)]).toEqual(theirs);
});
