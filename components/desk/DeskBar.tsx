import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import { Mark } from '@/components/ui/Mark'
import { MenuKeys } from '@/components/ui/MenuKeys'
import { Still } from '@/components/ui/Still'
import { useTranslations } from '@/lib/web/words'
import { NavLinks } from './NavLinks'

type Props = { name: string; bell: ReactNode; mayOpen: boolean; adminHref: string | null }

/** The ink bar of the desk: where one is, the search, the bell, who one is. */
export function DeskBar({ name, bell, mayOpen, adminHref }: Props) {
  const t = useTranslations('desk.bar')
  const links: [string, string][] = [['/desk', t('queue')]]
  if (adminHref) links.push([adminHref, t('admin')])
  return (
    <>
      <a className="sr" href="#main">
        {t('skip')}
      </a>
      <header className="bar-top on-inverse">
        <a className="brand" href="/desk" data-go="">
          <Mark />
          <span>Casebell</span>
        </a>
        <nav aria-label={t('main')}>
          <NavLinks links={links} />
        </nav>
        <Still>
          <form className="find" action="/desk" role="search">
            <Icon name="search" />
            <input name="q" type="search" aria-label={t('find')} placeholder={t('find')} data-key="/" maxLength={200} />
            <kbd>/</kbd>
          </form>
        </Still>
        {bell}
        <MenuKeys menu=".me" />
        <Still>
          <details className="me">
            <summary>
              {name} <Icon name="down" />
            </summary>
            <div className="menu float">
              {mayOpen && <a href="/desk/new">{t('open')}</a>}
              <a href="/preferences">{t('preferences')}</a>
              <a href="/account">{t('account')}</a>
              <form action="/sign-out" method="post">
                <button type="submit">{t('signOut')}</button>
              </form>
            </div>
          </details>
        </Still>
      </header>
    </>
  )
}
