import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import { Mark } from '@/components/ui/Mark'
import { useTranslations } from '@/lib/web/words'

type Props = {
  tenant: { name: string; phone: string | null; hours: string }
  person: { name: string; otherLocale: string } | null
  bell: ReactNode
  languageAction: (form: FormData) => Promise<void>
  children: ReactNode
}

/** The member's frame: office, bell, language and menu above; whom to call below. */
export function PortalFrame({ tenant, person, bell, languageAction, children }: Props) {
  const t = useTranslations('ui')
  const links = (
    <>
      <a className="top-link" href="/">
        {t('yourCases')}
      </a>
      <a className="top-link" href="/preferences">
        {t('preferences')}
      </a>
      <a className="top-link" href="/account">
        {t('account')}
      </a>
    </>
  )
  return (
    <>
      <a className="sr" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <div className="top-in">
          <a className="brand" href="/">
            <Mark />
            <span>{tenant.name}</span>
          </a>
          {person && <nav aria-label={t('menu')}>{links}</nav>}
          {person && (
            <form action={languageAction}>
              <button className="top-link plain" type="submit" name="locale" value={person.otherLocale} lang={person.otherLocale}>
                {t('otherLanguage')}
              </button>
            </form>
          )}
          {bell}
          {person && (
            <details className="top-menu">
              <summary className="icon-btn">
                <Icon name="menu" className="i narrow-only" />
                <Icon name="person" className="i wide-only" />
                <span className="sr">{t('menu')}</span>
              </summary>
              <div className="top-menu-body float">
                <p className="small quiet">{person.name}</p>
                {links}
                <form action="/sign-out" method="post">
                  <button className="top-link plain" type="submit">
                    {t('signOut')}
                  </button>
                </form>
              </div>
            </details>
          )}
        </div>
      </header>
      <main className="page" id="main">
        {children}
      </main>
      <footer className="foot">
        <div className="foot-in">{tenant.phone && <p>{t('questions', { phone: tenant.phone, hours: tenant.hours })}</p>}</div>
      </footer>
    </>
  )
}
