import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { findReader } from '@/lib/web/reader'

export const metadata: Metadata = { title: { default: 'Casebell', template: '%s – Casebell' }, robots: { index: false } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale } = await findReader()
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  )
}
