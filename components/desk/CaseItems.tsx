import { momentInWords } from '@/components/ui/dates'
import { fold } from '@/components/ui/folded'
import { Icon, type IconName } from '@/components/ui/Icon'
import { Still } from '@/components/ui/Still'
import type { StaffCase, StaffItem } from '@/lib/cases/queries'
import { seenAs } from '@/lib/holds/rules'
import { useFormatter, useMessages, useTranslations } from '@/lib/web/words'
import { CaseDocument } from './CaseDocument'
import { CaseFile } from './CaseFile'
import { DeedButton } from './DeedButton'
import type { DocumentTools } from './document-tools'
import type { FormAction } from './form-state'
import { GoButton } from './GoButton'
import { ItemCells } from './ItemCells'
import { ReturnForm, ReturnWords } from './ReturnForm'

type Props = {
  file: StaffCase
  reader: { timeZone: string }
  returnAction: FormAction
  person: string
  here: string
  /** the item whose form to return it the address asks for */
  returning: unknown
  mayReview: boolean
  spanishReturns: Record<string, string>
  /** the document the address asks for: its versions are seen at once */
  askedDocument: unknown
  /** every version and what it is, with what they can be changed with */
  isWhole: boolean
  tools: DocumentTools
}

const looks: Record<StaffItem['state'], [string, IconName]> = {
  asked: ['tag tag-bare', 'open'],
  partly_in: ['tag tag-bare', 'progress'],
  received: ['tag tag-ready', 'ready'],
  accepted: ['tag tag-bare', 'check'],
  returned: ['tag tag-back', 'back'],
}

/** The papers asked for: what came, and what can be decided about it. */
export function CaseItems({ file, reader, returnAction, person, here, returning, mayReview, spanishReturns, askedDocument, isWhole, tools }: Props) {
  const t = useTranslations('desk.items')
  const tf = useTranslations('desk.file')
  const format = useFormatter()
  const messages = useMessages()
  const items = file.hold?.items ?? []
  const arrived = items.filter(({ state }) => state === 'received' || state === 'accepted').length
  const toReview = items.filter(({ state, files }) => state === 'received' || (state === 'partly_in' && files.length > 0)).length
  const when = (at: string) => momentInWords(at, 'en', reader.timeZone, 'time')
  const asSeen = ({ state, files }: StaffItem) =>
    seenAs(
      state,
      files.reduce((count, { earlier }) => count + 1 + earlier.length, 0),
    )
  const ticking = (item: StaffItem) =>
    item.paperFollows &&
    !item.paperReceivedAt && (
      <DeedButton deed="tickPaper" fields={{ itemId: item.id }}>
        {t('tickPaper')}
      </DeedButton>
    )
  const list = (
    <ul>
      {items.map((item) => (
        <li className="doc" key={item.id} aria-label={item.name}>
          <div>
            <h3>{item.name}</h3>
            <span className={looks[item.state][0]}>
              <Icon name={looks[item.state][1]} /> {t(`state_${item.state}`)}
            </span>
            {!item.required && <span className="meta">{t('optional')}</span>}
            {item.filesExpected > 1 && <span className="meta">{t('filesExpected', { count: item.filesExpected })}</span>}
            {item.paperFollows && (
              <span className="meta">{item.paperReceivedAt ? t('paperCame', { when: when(item.paperReceivedAt) }) : t('paperFollows')}</span>
            )}
          </div>
          <div>
            {item.files.map((paper) =>
              isWhole ? (
                <CaseDocument key={paper.documentId} file={{ ...paper, item: null }} tools={tools} timeZone={reader.timeZone} askedDocument={askedDocument} />
              ) : (
                <CaseFile
                  key={paper.documentId}
                  file={{ ...paper, item: null }}
                  earlierAt={`${here}?tab=documents`}
                  timeZone={reader.timeZone}
                  t={tf}
                  format={format}
                />
              ),
            )}
            {item.files.length === 0 && <span className="quiet">{t('noFiles')}</span>}
            {item.state === 'accepted' && item.acceptedAt && (
              <span className="meta">{t('acceptedBy', { by: item.acceptedBy ?? '', when: when(item.acceptedAt) })}</span>
            )}
            {item.state === 'returned' && item.returnMessage && (
              <span className="meta">
                {t('returnedWith', { message: item.returnMessage, by: item.returnedBy ?? '', when: item.returnedAt ? when(item.returnedAt) : '' })}
              </span>
            )}
          </div>
          {mayReview && item.state === 'asked' && <div className="acts">{ticking(item)}</div>}
          {mayReview && item.state !== 'asked' && (
            <ReturnForm
              action={returnAction}
              itemId={item.id}
              seen={asSeen(item)}
              here={here}
              openAtFirst={returning === item.id}
              offered={item.state !== 'accepted'}
              before={item.state === 'returned' ? (item.returnMessage ?? '') : ''}
              opens={item.state === 'returned' ? t('editMessage') : t('return')}
            >
              {item.state !== 'accepted' && (
                <DeedButton deed="accept" fields={{ itemId: item.id, seen: asSeen(item) }} className="btn btn-small">
                  <Icon name="check" /> {t('accept')}
                </DeedButton>
              )}
              {item.state === 'received' && (
                <DeedButton deed="markPartlyIn" fields={{ itemId: item.id, seen: asSeen(item) }}>
                  {t('partlyIn')}
                </DeedButton>
              )}
              {ticking(item)}
              {item.state === 'accepted' && (
                <DeedButton deed="reopen" fields={{ itemId: item.id, seen: asSeen(item) }}>
                  {t('undo')}
                </DeedButton>
              )}
            </ReturnForm>
          )}
        </li>
      ))}
    </ul>
  )
  const hasReturnForms = mayReview && items.some(({ state }) => state !== 'asked')
  const section = (
    <section className="section" aria-labelledby="items-title">
      <div className="sec-head">
        <h2 id="items-title">{t('title')}</h2>
        {items.length > 0 && <ItemCells asked={items.length} arrived={arrived} label={t('in', { arrived, asked: items.length })} />}
        {items.length > 0 && <span className="quiet">{t('summary', { arrived, asked: items.length, toReview })}</span>}
        {file.hold && mayReview && (
          <span className="end">
            <GoButton to={here} name="do" value="item" className="btn btn-small btn-neutral">
              <Icon name="plus" /> {t('another')}
            </GoButton>
          </span>
        )}
      </div>
      {items.length === 0 && <p className="quiet doc-none">{t('none')}</p>}
      {hasReturnForms ? (
        <ReturnWords
          words={fold({
            ...messages.desk.returning,
            title: t('whatShould', { person }),
            send: t('returnTo', { person }),
            labels: messages.desk.returnLabels,
            messages: messages.returnCodes,
            spanishMessages: file.memberLocale === 'es' ? spanishReturns : null,
          })}
        >
          {list}
        </ReturnWords>
      ) : (
        list
      )}
    </section>
  )
  // what runs in the browser cannot stand still
  return hasReturnForms || isWhole ? section : <Still>{section}</Still>
}
