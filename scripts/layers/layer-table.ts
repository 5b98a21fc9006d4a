/**
 * Who may import whom. A layer is a folder (or, with a trailing `/*`, only the files directly in
 * it); it may import itself, the folders and files of `mayImport`, and the packages named. The
 * longest matching folder decides.
 */
export type Layer = {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /**
   * `node:` stands for every built-in module of Node, `*` for every package that package.json
   * declares.
   */
  readonly packages: readonly string[];
};

/** One file may import one thing more than its layer does. */
export type LayerException = {
  readonly from: string;
  /** A path of the repository, or the name of a package. */
  readonly to: string;
  readonly reason: string;
};

const rules = ['auction', 'billing'];

const browser = [
  'react',
  'react-dom',
  'next',
  'zustand',
  'zod',
  '@base-ui/react',
  '@hookform/resolvers',
  '@noble/hashes',
  'lucide-react',
  'next-themes',
  'react-hook-form',
  'react-markdown',
  'rehype-sanitize',
  'remark-gfm',
  'thumbhash',
  'yet-another-react-lightbox',
];

/**
 * A folder of components that may import the component folders named, and otherwise what all
 * components may.
 */
const components = (folder: string, ...others: readonly string[]): Layer => ({
  folder: `components/${folder}`,
  mayImport: [...rules, 'protocol', ...others.map((other) => `components/${other}`)],
  packages: browser,
});

/**
 * Actions, queries and whatever follows from a sale: they use the store, and nothing of the server
 * uses them.
 */
const application = (folder: string, packages: readonly string[]): Layer => ({
  folder: `server/${folder}`,
  mayImport: [...rules, 'protocol', 'server/settings', 'server/store', 'server/auth', 'server/pictures'],
  packages,
});

/** What the composition root starts and connects. */
const serverParts = [
  'auction',
  'protocol',
  'server/settings',
  'server/saleroom',
  'server/realtime',
  'server/store',
  'server/web',
  'server/auth',
  'server/catalogue',
  'server/operations',
];

const product: readonly Layer[] = [
  { folder: 'auction', mayImport: [], packages: [] },
  { folder: 'billing', mayImport: ['auction/money.ts'], packages: [] },
  { folder: 'protocol', mayImport: rules, packages: ['zod'] },
  // Forms are checked alike in the browser and by the action: times of day need a calendar.
  { folder: 'protocol/forms', mayImport: [...rules, 'protocol'], packages: ['zod', 'temporal-polyfill'] },

  components('ui'),
  components('site', 'ui'),
  components('saleroom', 'ui'),
  components('catalogue', 'ui', 'saleroom'),
  components('account', 'ui', 'saleroom'),
  components('verify', 'ui', 'saleroom'),
  components('my-bids', 'ui', 'saleroom', 'catalogue'),
  components('dashboard', 'ui', 'saleroom', 'catalogue'),
  components('clerk', 'ui', 'saleroom', 'catalogue'),

  // What the process that renders the pages reads from its environment: a leaf for everything that
  // Next may load.
  { folder: 'server/settings', mayImport: [], packages: ['zod'] },
  { folder: 'server/saleroom', mayImport: ['auction'], packages: ['node:'] },
  {
    folder: 'server/realtime',
    mayImport: ['auction', 'protocol', 'server/saleroom', 'server/auth'],
    packages: ['node:', 'socket.io', 'socket.io-parser', 'engine.io', 'zod', 'rate-limiter-flexible'],
  },
  {
    folder: 'server/store',
    mayImport: ['auction', 'protocol', 'server/settings', 'server/saleroom/ports.ts'],
    packages: ['node:', '@prisma/adapter-pg', 'pg', '@redis/client', 'zod', 'get-port'],
  },
  {
    folder: 'server/auth',
    mayImport: ['auction', 'protocol', 'server/settings', 'server/store'],
    packages: [
      'node:',
      'better-auth',
      'zod',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
      '@zxcvbn-ts/language-en',
    ],
  },
  {
    folder: 'server/pictures',
    mayImport: ['server/settings', 'server/store'],
    packages: ['node:', 'sharp', 'thumbhash', 'file-type'],
  },
  { folder: 'server/web', mayImport: ['server/settings', 'server/auth'], packages: ['node:', 'next', 'lru-cache'] },
  // Probes, metrics and traces: wraps the ports of the saleroom and knows nothing of sockets. The
  // facts that it serves are a view, which a page of the dashboard shows.
  {
    folder: 'server/operations',
    mayImport: ['auction', 'protocol/views', 'server/saleroom', 'server/store'],
    packages: ['node:', 'prom-client', '@opentelemetry/api', 'pg'],
  },
  application('catalogue', ['node:', 'zod']),
  application('billing', ['node:', 'zod']),
  application('notices', ['node:', 'zod']),
  application('queries', ['node:', 'lru-cache']),
  // The composition root: it starts the parts and connects them.
  { folder: 'server/*', mayImport: [...serverParts, 'server/start'], packages: ['node:', 'pino', 'zod'] },
  {
    folder: 'server/start',
    mayImport: [...serverParts, 'server/environment.ts', 'server/logger.ts'],
    packages: ['node:', 'pino'],
  },
  {
    folder: 'app',
    mayImport: [
      'auction',
      'protocol',
      'components',
      'server/settings',
      'server/catalogue',
      'server/billing',
      'server/notices',
      'server/queries',
      'server/auth',
      'server/pictures',
    ],
    packages: ['node:', 'next', 'react', 'better-auth', 'zod', 'geist', 'lucide-react'],
  },
  { folder: 'prisma', mayImport: ['demo/seed', 'server/store'], packages: ['node:'] },
];

/** Everything that is shipped. Each of the programs around it may import all of it. */
const wholeProduct = ['auction', 'billing', 'protocol', 'components', 'server'];

/**
 * Programs around the product: its demonstration, its measurements, its proofs and its commands.
 */
const tool = (folder: string, ...others: readonly string[]): Layer => ({
  folder,
  mayImport: [...wholeProduct, 'demo/seed', ...others],
  packages: ['node:', '*'],
});

const tools: readonly Layer[] = [
  tool('demo'),
  tool('bench'),
  tool('scripts'),
  tool('proof/processes'),
  // Checkers read evidence in the formats of those who record it, who call the checkers.
  tool('proof/invariants', 'proof/chaos/recording', 'proof/simulation/history.ts'),
  tool('proof/simulation', 'proof/invariants'),
  tool('proof/chaos', 'proof/processes', 'proof/invariants'),
  tool('proof/drills', 'proof/processes', 'proof/invariants'),
  // Asserts through the browser only: of the server it needs a database, and a seeded house.
  { folder: 'e2e', mayImport: ['demo/seed', 'server/store'], packages: ['node:', '*'] },
];

/** Every layer. Tests (`*.test.ts`, `*.spec.ts`, `testing/`) are exempt: see `testCode`. */
export const layers: readonly Layer[] = [...product, ...tools];

/** What may differ from the table above, each with its reason. */
export const exceptions: readonly LayerException[] = [
  {
    from: 'components/saleroom/connection/saleroom-socket.ts',
    to: 'socket.io-client',
    reason: 'The one file of the browser that knows the transport.',
  },
  {
    from: 'server/store/notices/server-notices.ts',
    to: 'server/saleroom/server-notice.ts',
    reason: 'The port that it implements: notices from the pages process.',
  },
  {
    from: 'prisma/seed.ts',
    to: 'demo/pictures/prepare-photographs.ts',
    reason: 'The seed uploads the demonstration’s photographs.',
  },
  {
    from: 'proof/drills/failover/drill-failover.ts',
    to: 'scripts/verify/verify-database.ts',
    reason: 'The drill proves the ledger with the command that an operator would use.',
  },
];

/**
 * Folders whose files ship; they never import test code, proofs, benchmarks or the demonstration.
 */
export const productFolders = ['auction', 'billing', 'protocol', 'components', 'server', 'app', 'prisma'] as const;

/**
 * Test code: exempt from the table, but not from the rule against cycles. Only test code and tools
 * import it.
 */
export const testCode = ['\\.(test|spec)\\.tsx?$', '(^|/)testing/'] as const;

/** Node runs these folders itself and cannot load .tsx. */
export const runByNode = [
  'auction',
  'billing',
  'protocol',
  'server',
  'prisma',
  'demo',
  'bench',
  'proof',
  'scripts',
] as const;
