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
}

export default config
