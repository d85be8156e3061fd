import type { ReactNode } from 'react'
import { momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import { Still } from '@/components/ui/Still'
import type { MemberItem, MemberReturn } from '@/lib/cases/member-queries'
import { filesSoFar } from '@/lib/holds/rules'
import { useTranslations } from '@/lib/web/words'

const shapes = { asked: 'open', partly_in: 'circle-dot', received: 'circle-dot', accepted: 'check', returned: 'returned' } as const

/** One paper we asked for: its state in words, why we need it, what came, and the way to send it. */
export function ItemRow({
  item,
  returns,
  files,
  upload,
  locale,
  timeZone,
}: {
  item: MemberItem
  /** of this item, newest first */
  returns: MemberReturn[]
  files: ReactNode
  upload: ReactNode
  locale: string
  timeZone: string
}) {
  const t = useTranslations('item')
  const paperOpen = item.state === 'accepted' && item.paperFollows && !item.paperReceivedAt
  const shape = paperOpen ? 'mail' : shapes[item.state]
  const soFar = filesSoFar(item)
  // the newest return stands above while the paper is asked for again
  const before = item.state === 'returned' ? returns.slice(1) : returns
  return (
    <li className="item" id={`item-${item.id}`}>
      <Still>
        <div className="item-top">
          <h3>
            {item.name} {!item.required && <span className="quiet small">({t('optional')})</span>}
          </h3>
          <span className={item.state === 'returned' ? 'tag tag-back' : 'tag tag-bare'}>
            <Icon name={shape} /> {paperOpen ? t('state_paper') : t(`state_${item.state}`)}
          </span>
        </div>
        {soFar && <p className="small">{t('files', soFar)}</p>}
        {item.state === 'returned' && item.returnMessage && (
          <div className="note">
            <p>“{item.returnMessage}”</p>
            {item.returnedAt && <p className="small quiet">{t('fromUs', { date: momentInWords(item.returnedAt, locale, timeZone) })}</p>}
          </div>
        )}
        {before.length === 1 && <Returns returns={before} locale={locale} timeZone={timeZone} />}
        {before.length > 1 && (
          <details>
            <summary>
              <Icon name="right" /> {t('returnedBefore', { count: before.length })}
            </summary>
            <Returns returns={before} locale={locale} timeZone={timeZone} />
          </details>
        )}
        {item.state === 'received' && <p className="small">{t('receivedAt')}</p>}
        {item.state === 'accepted' && <p className="small">{paperOpen ? t('paperFollows') : t('acceptedAt')}</p>}
      </Still>
      {files}
      {item.state !== 'accepted' && upload}
      {(item.why || item.goodExample) && (
        <Still>
          <details>
            <summary>
              <Icon name="right" /> {t('whyWeNeed')}
            </summary>
            {item.why && <p>{item.why}</p>}
            {item.goodExample && (
              <p>
                <b>{t('good')}:</b> {item.goodExample}
              </p>
            )}
            {item.badExample && (
              <p>
                <b>{t('bad')}:</b> {item.badExample}
              </p>
            )}
          </details>
        </Still>
      )}
    </li>
  )
}

function Returns({ returns, locale, timeZone }: { returns: MemberReturn[]; locale: string; timeZone: string }) {
  const t = useTranslations('item')
  return returns.map(({ id, at, message }) => (
    <p className="small returned" key={id}>
      {t('weReturned', { date: momentInWords(at, locale, timeZone) })} <span className="typed">“{message}”</span>
    </p>
  ))
}
