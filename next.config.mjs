const headers = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'permissions-policy', value: 'camera=(self), microphone=(), geolocation=()' },
]

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.CASEBELL_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // a page's title comes in its head, for a browser without scripts too, not after it
  htmlLimitedBots: /.*/,
  turbopack: { root: import.meta.dirname },
  // types are checked by `npm run check`, once
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'heic-decode', 'libheif-js', 'pg', 'pino', 'prom-client', 'graphile-worker', 'nodemailer'],
  experimental: {
    serverActions: { bodySizeLimit: '110mb' },
  },
  // where the desk was before it had one address; letters lead there still
  redirects: async () => [
    { source: '/queue', destination: '/desk', permanent: true },
    { source: '/desk/cases/:path*', destination: '/desk/:path*', permanent: true },
    { source: '/admin/:path*', destination: '/desk/admin/:path*', permanent: true },
  ],
  headers: async () => [
    { source: '/:path*', headers },
    // the local mailbox shows a letter in a sandboxed frame of its own
    { source: '/dev/mailbox/messages/:path*', headers: [{ key: 'x-frame-options', value: 'SAMEORIGIN' }] },
    // and so does the preview of a mail that is worded
    { source: '/api/mail-preview/:path*', headers: [{ key: 'x-frame-options', value: 'SAMEORIGIN' }] },
  ],
}

export default config
