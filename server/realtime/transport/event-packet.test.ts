import fc from 'fast-check';
import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { answerPacket, eventIn } from './event-packet.ts';

type Packet = { readonly type: number; readonly nsp: string; readonly id?: number; readonly data?: readonly unknown[] };
type Parser = {
  readonly Decoder: new () => {
    readonly on: (event: 'decoded', hear: (packet: Packet) => void) => void;
    readonly add: (text: string) => void;
  };
  readonly Encoder: new () => { readonly encode: (packet: Packet) => readonly string[] };
};
/** Socket.IO's own parser, which is the measure of ours. */
const { Decoder, Encoder } = (new Server() as unknown as { readonly _parser: Parser })._parser;
const [EVENT, ACK] = [2, 3];

/** What Socket.IO's own parser makes of a text: an event of the one namespace, or something else. */
function readByTheirs(text: string) {
  const heard: Packet[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (packet) => heard.push(packet));
  try {
    decoder.add(text);
  } catch {
    return null;
  }
  const [packet] = heard;
  if (packet?.type !== EVENT || packet.nsp !== '/' || !packet.data) return null;
  const [name, ...args] = packet.data;
  return { id: packet.id ?? null, name, args };
}

it('an event is read as Socket.IO’s own parser reads it, and what it would not read is not read either', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('bid:place', 'connect', 'disconnect', 'newListener'), fc.nat());
  const sent = fc
    .tuple(fc.option(fc.nat()), names, fc.array(fc.jsonValue(), { maxLength: 2 }))
    .map(([id, name, args]) => `2${id ?? ''}${JSON.stringify([name, ...args])}`);
  const odd = fc
    .tuple(fc.constantFrom('', '2', '21', '2/other,', '20000', '3', '0', '4', '51-'), fc.oneof(fc.json(), fc.string()))
    .map(([head, tail]) => head + tail);
  let events = 0;
  fc.assert(
    fc.property(fc.oneof(sent, odd), (text) => {
      const theirs = readByTheirs(text);
      const ours = eventIn(text);
      if (ours) events += 1;
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 3_000 },
  );
  expect(events).toBeGreaterThan(500);
});

it.each([
  ['an event of another namespace', '2/other,1["a"]'],
  ['half an event', '21["a"'],
  ['an object', '21{"0":"a"}'],
  ['no name', '21[]'],
  ['a name of Socket.IO’s own', '21["disconnect"]'],
])('%s is left to Socket.IO’s parser', (_what, text) => {
  expect(eventIn(text)).toBeNull();
});

it('an answer is written as Socket.IO’s own parser writes it', () => {
  const answer = { ok: true, text: 'é 🔨 "', nothing: undefined, none: null };
  const theirs = new Encoder().encode({ type: ACK, nsp: '/', id: 17, data: [answer] });
  expect([answerPacket(17, answer)]).toEqual(theirs);
});
