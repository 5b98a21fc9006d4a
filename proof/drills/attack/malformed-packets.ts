import { type SeededRandom, seededRandom } from '#demo/seed/seeded-random.ts';

/** An endless stream of malformed packets. The same seed gives the same packets. */
export type MalformedPackets = { readonly next: () => string | Buffer };

type Ids = { readonly lotId: string; readonly auctionId: string };

const EVENT_NAMES = [
  'bid:place',
  'max-bid:set',
  'auction:join',
  'lot:catch-up',
  'command:look-up',
  'bid:void',
  'clock:read',
  'auction:leave',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  '',
];

const FIELD_NAMES = [
  'key',
  'lotId',
  'auctionId',
  'amount',
  'max',
  'since',
  'protocol',
  'seq',
  'reason',
  'expiresAt',
  '__proto__',
  'role',
  'userId',
];

/** Values, as JSON, that validation has to reject. */
const UNEXPECTED_VALUES: readonly string[] = [
  'null',
  'true',
  '-1',
  '0',
  '-0',
  '1e309',
  '-1e309',
  '1e-309',
  '9007199254740993',
  '0.1',
  '"1,000"',
  '"١٠٠"',
  '"１００"',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202e1"',
  '[]',
  '{}',
  '[[[[[[[[[[]]]]]]]]]]',
  '{"$gt":0}',
  '{"not":""}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"toJSON":1}',
  '{"length":-1}',
  '{"_placeholder":true,"num":0}',
  '{"_placeholder":true,"num":-1}',
  '{"_placeholder":true,"num":1e9}',
  `"${'x'.repeat(2000)}"`,
  `${'['.repeat(300)}${']'.repeat(300)}`,
];

/** Packets of Engine.IO and Socket.IO themselves, sent where they are not expected. */
const CONTROL_PACKETS = [
  '0',
  '1',
  '2',
  '2probe',
  '3',
  '4',
  '5',
  '6',
  '7',
  '9',
  '40',
  '40{}',
  '40/admin,',
  '40{"token":{"not":""}}',
  '41',
  '41/admin,',
  '43[]',
  '431e9[]',
  '44"x"',
  '45',
  '46',
  '4',
  '49[]',
];

/** A packet that ends its connection is rare, so that the server also reads what follows. */
const FATAL_SHARE = 0.012;

/** Creates packets that name a real lot and auction, so that some pass the first checks. */
export function createMalformedPackets(seed: number, ids: Ids): MalformedPackets {
  const random = seededRandom(seed);
  return { next: () => (random.chance(FATAL_SHARE) ? fatalPacket(random, ids) : eventPacket(random, ids)) };
}

function valueJson({ chance, pick }: SeededRandom, { lotId, auctionId }: Ids): string {
  return chance(0.6)
    ? pick(UNEXPECTED_VALUES)
    : JSON.stringify(pick<string | number>([lotId, auctionId, 'k'.repeat(16), 500, 100]));
}

function requestJson(random: SeededRandom, ids: Ids): string {
  const fields = Array.from(
    { length: random.below(6) },
    () => `${JSON.stringify(random.pick(FIELD_NAMES))}:${valueJson(random, ids)}`,
  );
  return `{${fields.join()}}`;
}

function eventPacket(random: SeededRandom, ids: Ids): string {
  const { chance, below, pick } = random;
  const acknowledgement = chance(0.5) ? below(1e6) : '';
  const name = pick(EVENT_NAMES);
  const payload = chance(0.7) ? requestJson(random, ids) : valueJson(random, ids);
  const extra = chance(0.1) ? `,${valueJson(random, ids)}` : '';
  return `42${acknowledgement}["${name}"${chance(0.9) ? `,${payload}` : ''}${extra}]`;
}

/** A packet that breaks the framing itself, so that the server has to end the connection. */
function fatalPacket(random: SeededRandom, ids: Ids): string | Buffer {
  const { below, pick } = random;
  const kinds: readonly (() => string | Buffer)[] = [
    () => corrupted(random, eventPacket(random, ids)),
    () => pick(CONTROL_PACKETS),
    () => attachmentPacket(random, ids),
    () => `42/${'x'.repeat(below(200))},${below(10)}["${pick(EVENT_NAMES)}"]`,
    () => Buffer.from(Array.from({ length: below(64) }, () => below(256))),
    () => Array.from({ length: below(80) }, () => String.fromCharCode(below(0xffff))).join(''),
  ];
  return pick(kinds)();
}

/** A Socket.IO packet that announces binary attachments, with impossible counts and namespaces. */
function attachmentPacket(random: SeededRandom, ids: Ids): string {
  const { below, pick } = random;
  const type = pick(['5', '6']);
  const attachments = pick(['', '0', '1', '-1', '99999999999', '1e9', '10']);
  const namespace = pick(['', '/', '/admin,']);
  return `4${type}${attachments}-${namespace}${below(100)}["${pick(EVENT_NAMES)}",${valueJson(random, ids)}]`;
}

/** Cuts, repeats or overwrites a part of a packet. */
function corrupted({ below, pick }: SeededRandom, packet: string): string {
  const at = below(packet.length + 1);
  const [start, end] = [packet.slice(0, at), packet.slice(at)];
  return pick([
    () => start,
    () => end,
    () => `${start}${String.fromCharCode(below(0x250))}${end}`,
    () => `${start}${packet}${end}`,
    () => `${start}\u0000${end.slice(1)}`,
  ])();
}
