import type { ReactNode } from 'react'
import { momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import { Still } from '@/components/ui/Still'
import type { MemberItem } from '@/lib/cases/member-queries'
import { useTranslations } from '@/lib/web/words'

const shapes = { asked: 'open', partly_in: 'circle-dot', received: 'circle-dot', accepted: 'check', returned: 'returned' } as const

/** One paper we asked for: its state in words, why we need it, what came, and the way to send it. */
export function ItemRow({
  item,
  files,
  upload,
  locale,
  timeZone,
}: {
  item: MemberItem
  files: ReactNode
  upload: ReactNode
  locale: string
  timeZone: string
}) {
  const t = useTranslations('item')
  const paperOpen = item.state === 'accepted' && item.paperFollows && !item.paperReceivedAt
  const shape = paperOpen ? 'mail' : shapes[item.state]
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
        {item.state === 'returned' && item.returnMessage && (
          <div className="note">
            <p>“{item.returnMessage}”</p>
            {item.returnedAt && <p className="small quiet">{t('fromUs', { date: momentInWords(item.returnedAt, locale, timeZone) })}</p>}
          </div>
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
