import { fileURLToPath } from 'node:url'

/** The limit to measure against: the same framework, nothing of ours. */
export default {
  poweredByHeader: false,
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
  typescript: { ignoreBuildErrors: true },
}
