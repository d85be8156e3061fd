import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import { Mark } from '@/components/ui/Mark'
import { MenuKeys } from '@/components/ui/MenuKeys'
import { Still } from '@/components/ui/Still'
import type { Locale } from '@/lib/core/locale'
import { useTranslations } from '@/lib/web/words'
import { LanguageForm } from './LanguageForm'
import { telOf } from './tel'

type Props = {
  tenant: { name: string; phone: string | null; hours: string }
  person: { name: string; otherLocale: Locale } | null
  /** the path of the page, to mark where one is */
  path: string
  bell: ReactNode
  languageAction: (form: FormData) => Promise<void>
  children: ReactNode
}

/** The member's frame: office, bell, language and menu above; whom to call below. */
export function PortalFrame({ tenant, person, path, bell, languageAction, children }: Props) {
  const t = useTranslations('ui')
  const here = (place: string) => (path === place ? ('page' as const) : undefined)
  const cases = (
    <a className="top-link" href="/" aria-current={here('/') ?? (path.startsWith('/cases/') ? 'true' : undefined)}>
      {t('yourCases')}
    </a>
  )
  return (
    <>
      <a className="sr" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <div className="top-in">
          <Still>
            <a className="brand" href="/">
              <Mark />
              <span>{tenant.name}</span>
            </a>
            {person && <nav aria-label={t('main')}>{cases}</nav>}
          </Still>
          {person && <LanguageForm other={person.otherLocale} action={languageAction} />}
          {bell}
          {person && <MenuKeys menu=".top-menu" />}
          {person && (
            <Still>
              <details className="top-menu">
                <summary className="icon-btn">
                  <Icon name="menu" className="i narrow-only" />
                  <Icon name="person" className="i wide-only" />
                  <span className="top-name wide-only">{person.name}</span>
                  <span className="sr">{t('menu')}</span>
                </summary>
                <div className="top-menu-body float">
                  <p className="small quiet">{person.name}</p>
                  {cases}
                  <a className="top-link" href="/preferences" aria-current={here('/preferences')}>
                    {t('preferences')}
                  </a>
                  <a className="top-link" href="/account" aria-current={here('/account')}>
                    {t('account')}
                  </a>
                  <form action="/sign-out" method="post">
                    <button className="top-link plain" type="submit">
                      {t('signOut')}
                    </button>
                  </form>
                </div>
              </details>
            </Still>
          )}
        </div>
      </header>
      <main className="page" id="main">
        {children}
      </main>
      <Still>
        <footer className="foot">
          <div className="foot-in">
            {tenant.phone && (
              <p>
                {t.rich('questions', {
                  phone: () => <a href={telOf(tenant.phone ?? '')}>{tenant.phone}</a>,
                  hours: tenant.hours,
                })}
              </p>
            )}
          </div>
        </footer>
      </Still>
    </>
  )
}
