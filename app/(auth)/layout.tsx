import '../(portal)/portal.css'
import type { ReactNode } from 'react'
import { LanguageForm } from '@/components/portal/LanguageForm'
import { Mark } from '@/components/ui/Mark'
import { idle } from '@/lib/core/form-state'
import { otherLocale } from '@/lib/core/locale'
import { findReader } from '@/lib/web/reader'
import { getTranslations } from '@/lib/web/words'
import { rememberLanguageAction } from './actions'

/** The door: nothing but the mark, the other language and one form. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const [t, { locale }] = [await getTranslations('ui'), await findReader()]
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
          <LanguageForm other={otherLocale(locale)} action={rememberLanguageAction.bind(null, idle)} />
        </div>
      </header>
      <main className="page" id="main">
        <div className="read">{children}</div>
      </main>
    </>
  )
}
