/** Packets as nobody should send them, made of a seed: the same seed makes the same packets. */
export type MalformedPackets = { readonly next: () => string | Buffer };

const names = [
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
const oddities: readonly string[] = [
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

/** Makes packets about a real lot and auction, so that some come as far as they can. */
export function createMalformedPackets(
  seed: number,
  about: { readonly lotId: string; readonly auctionId: string },
): MalformedPackets {
  const random = mulberry(seed);
  const below = (most: number) => Math.floor(random() * most);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;

  const value = (): string =>
    random() < 0.6 ? one(oddities) : JSON.stringify(one([about.lotId, about.auctionId, 'k'.repeat(16), 500, 100]));
  const request = (): string => {
    const fields = [
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
    const count = below(6);
    return `{${Array.from({ length: count }, () => `${JSON.stringify(one(fields))}:${value()}`).join()}}`;
  };
  const event = (): string =>
    `42${random() < 0.5 ? below(1e6) : ''}["${one(names)}"${random() < 0.9 ? `,${random() < 0.7 ? request() : value()}` : ''}${random() < 0.1 ? `,${value()}` : ''}]`;
  const broken = (text: string): string => {
    const at = below(text.length + 1);
    const cut = [text.slice(0, at), text.slice(at)] as const;
    return one([
      () => cut[0],
      () => cut[1],
      () => `${cut[0]}${String.fromCharCode(below(0x250))}${cut[1]}`,
      () => `${cut[0]}${text}${cut[1]}`,
      () => `${cut[0]}\u0000${cut[1].slice(1)}`,
    ])();
  };
  /** What ends a connection: the wire itself is broken. */
  const last: readonly (() => string | Buffer)[] = [
    () => broken(event()),
    // Engine.IO's and Socket.IO's own packets, where they do not belong.
    () =>
      one([
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
      ]),
    () =>
      `4${one(['5', '6'])}${one(['', '0', '1', '-1', '99999999999', '1e9', '10'])}-${one(['', '/', '/admin,'])}${below(100)}["${one(names)}",${value()}]`,
    () => `42/${'x'.repeat(below(200))},${below(10)}["${one(names)}"]`,
    () => Buffer.from(Array.from({ length: below(64) }, () => below(256))),
    () => Array.from({ length: below(80) }, () => String.fromCharCode(below(0xffff))).join(''),
  ];
  // Most leave the connection open, so that what comes after them is read too.
  return { next: () => (random() < 0.012 ? one(last)() : event()) };
}

/** Random numbers from 0 up to 1 out of a seed (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
