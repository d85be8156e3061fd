import './globals.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import icon from '@/components/ui/icon.svg'
import { findReader } from '@/lib/web/reader'

export const metadata: Metadata = { title: { default: 'Casebell', template: '%s – Casebell' } }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale } = await findReader()
  return (
    <html lang={locale}>
      <head>
        <link rel="icon" href={icon.src} type="image/svg+xml" sizes="any" />
      </head>
      <body>{children}</body>
    </html>
  )
}
