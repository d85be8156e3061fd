import type { StaffCase } from '@/lib/cases/queries'
import { useTranslations } from '@/lib/web/words'

const tabs = ['overview', 'documents', 'notes', 'history'] as const
export type Tab = (typeof tabs)[number]

/** The tab an address names, or the overview. */
export function readTab(wish: unknown): Tab {
  return tabs.find((tab) => tab === wish) ?? 'overview'
}

/** The parts of a case; each has an address of its own. */
export function CaseTabs({ file, tab, here }: { file: StaffCase; tab: Tab; here: string }) {
  const t = useTranslations('desk.case')
  const documents = (file.hold?.items.reduce((sum, item) => sum + item.files.length, 0) ?? 0) + file.others.length
  const counts = { overview: null, documents, notes: file.notesCount, history: file.historyCount > 999 ? '999+' : file.historyCount }
  return (
    <nav className="tabs" aria-label={t('parts')}>
      {tabs.map((name) => (
        <a key={name} href={name === 'overview' ? here : `${here}?tab=${name}`} data-go="stay" aria-current={name === tab ? 'page' : undefined}>
          {t(`tab_${name}`)} {counts[name] !== null && <span>{counts[name]}</span>}
        </a>
      ))}
    </nav>
  )
}
