import '../(portal)/portal.css'
import type { ReactNode } from 'react'
import { Mark } from '@/components/ui/Mark'
import { getTranslations } from '@/lib/web/words'

/** The door: nothing but the mark and one form. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('ui')
  return (
    <>
      <a className="sr" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <div className="top-in">
          <a className="brand" href="/sign-in">
            <Mark />
            <span>Casebell</span>
          </a>
        </div>
      </header>
      <main className="page" id="main">
        <div className="read">{children}</div>
      </main>
    </>
  )
}
