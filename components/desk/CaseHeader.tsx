import { Icon } from '@/components/ui/Icon'
import { iconOf } from '@/components/ui/status-icon'
import type { StaffCase } from '@/lib/cases/queries'
import { daysBetween, localDay } from '@/lib/core/clock'
import type { Locale } from '@/lib/core/locale'
import { useFormatter, useTranslations } from '@/lib/web/words'
import { CopyButton } from './CopyButton'
import { DeedButton } from './DeedButton'
import { DialogButton } from './DialogButton'
import { GoButton } from './GoButton'

type Props = {
  file: StaffCase
  reader: { locale: Locale; timeZone: string; at: Date }
  names: Record<string, string>
  here: string
  rights: { work: boolean; delete: boolean }
}

/** What case it is, how it stands, and what can be done with it: always at the same place. */
export function CaseHeader({ file, reader, names, here, rights }: Props) {
  const t = useTranslations('desk.case')
  const format = useFormatter()
  const title = [file.memberName ?? file.customer, file.title].filter(Boolean).join(': ')
  const opened = format.dateTime(file.createdAt, { dateStyle: 'long', timeZone: reader.timeZone })
  const about = [
    file.subject && file.subject !== file.memberName ? t('about', { subject: file.subject }) : null,
    file.typeName[reader.locale] ?? file.typeName.en,
    file.department,
    t('opened', { day: opened }),
  ]
  return (
    <>
      <p className="crumb">
        <a href="/desk" data-go="">
          {t('queue')}
        </a>{' '}
        <span aria-hidden="true">/</span> <span>{file.number}</span>
      </p>
      <header className="head">
        <div>
          <h1>
            {title}{' '}
            {file.hold ? (
              <span className="tag tag-hold">
                <Icon name="pause" /> {t('heldDays', { days: daysSince(file.hold.placedAt, reader) })}
              </span>
            ) : (
              <span className="tag tag-bare">
                <Icon name={iconOf({ kind: file.kind, code: file.statusCode })} /> {names[file.statusCode]}
              </span>
            )}
            {file.readyForReviewAt && (
              <span className="tag tag-ready">
                <Icon name="ready" /> {t('ready')}
              </span>
            )}
            {file.hasMemberUpdates && (
              <span className="tag tag-new">
                <Icon name="news" /> {t('news')}
              </span>
            )}
          </h1>
          <p className="sub">
            <span className="no">{file.number}</span>
            <CopyButton text={file.number} label={t('copy')} done={t('copied')} marked={t('marked')} />
            {file.memberEmail && (
              <>
                <i aria-hidden="true">·</i>
                <a href={`mailto:${file.memberEmail}`}>{file.memberName}</a>
              </>
            )}
            {about.filter(Boolean).map((fact) => (
              <span key={fact}>
                <i aria-hidden="true">·</i> {fact}
              </span>
            ))}
          </p>
        </div>
        {rights.work && <CaseActions file={file} names={names} here={here} mayDelete={rights.delete} t={t} />}
      </header>
      {file.deletedAt && (
        <div className="gone">
          {t('deleted', { day: format.dateTime(file.deletedAt, { dateStyle: 'long', timeZone: reader.timeZone }) })}
          {rights.delete && (
            <DeedButton deed="restore" fields={{ caseId: file.id }}>
              {t('restore')}
            </DeedButton>
          )}
        </div>
      )}
    </>
  )
}

function daysSince(at: string, reader: { timeZone: string; at: Date }): number {
  return Math.max(0, daysBetween(localDay(new Date(at), reader.timeZone), localDay(reader.at, reader.timeZone)))
}

type Translate = ReturnType<typeof useTranslations>

function CaseActions({ file, names, here, mayDelete, t }: { file: StaffCase; names: Record<string, string>; here: string; mayDelete: boolean; t: Translate }) {
  const fields = { caseId: file.id }
  const kinds = new Map(file.statuses.map(({ code, kind }) => [code, kind]))
  const mayHold = file.next.some((code) => kinds.get(code) === 'hold')
  const moves = file.hold ? [] : file.statuses.filter(({ code, kind }) => file.next.includes(code) && kind !== 'hold')
  const mayComplete = file.kind !== 'closed' && file.kind !== 'resolved' && file.next.some((code) => kinds.get(code) === 'closed')
  return (
    <div className="acts">
      {file.hold ? (
        <DeedButton deed="resume" fields={fields} className="btn btn-main" shortcut="r">
          <Icon name="play" /> {t('resume')} <kbd>r</kbd>
        </DeedButton>
      ) : (
        mayHold && (
          <GoButton to={here} name="do" value="hold" className="btn btn-main" shortcut="h">
            <Icon name="pause" /> {t('hold')} <kbd>h</kbd>
          </GoButton>
        )
      )}
      {mayComplete && (
        <DialogButton label={t('complete')} title={t('completeTitle')} close={t('cancel')}>
          <p>{t('completeText')}</p>
          <DeedButton deed="complete" fields={fields} className="btn btn-main">
            {t('completeNow')}
          </DeedButton>
        </DialogButton>
      )}
      <GoButton to={here} name="do" value="assign" className="btn btn-neutral" shortcut="a">
        {t('assign')} <kbd>a</kbd>
      </GoButton>
      <details className="more">
        <summary className="btn btn-neutral">
          {t('more')} <Icon name="down" />
        </summary>
        <div className="menu float">
          {moves.length > 0 && <p className="menu-title">{t('moveTo')}</p>}
          {moves.map(({ code }) => (
            <DeedButton key={code} deed="move" fields={{ ...fields, to: code, version: String(file.version) }} className="menu-item">
              <Icon name={iconOf({ kind: kinds.get(code) ?? 'open', code })} /> {names[code]}
            </DeedButton>
          ))}
          <a href={`${here}/edit`} data-go="">
            {t('edit')}
          </a>
          {mayDelete && !file.hold && (
            <DialogButton
              label={
                <>
                  <Icon name="bin" /> {t('delete')}
                </>
              }
              title={t('deleteTitle')}
              close={t('cancel')}
              className="menu-item"
            >
              <p>{t('deleteText')}</p>
              <DeedButton deed="delete" fields={fields} className="btn btn-neutral">
                {t('deleteNow')}
              </DeedButton>
            </DialogButton>
          )}
        </div>
      </details>
    </div>
  )
}
