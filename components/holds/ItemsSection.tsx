import type { ComponentProps } from 'react'
import { filesHint, Uploader } from '@/components/documents/Uploader'
import type { UploadWords } from '@/components/documents/upload-words'
import { Cells } from '@/components/ui/Cells'
import { momentInWords } from '@/components/ui/dates'
import type { MemberCase, MemberHold } from '@/lib/cases/member-queries'
import { isIn, leftToSend } from '@/lib/holds/rules'
import { useTranslations } from '@/lib/web/words'
import { ItemRow } from './ItemRow'
import { SentEverything } from './SentEverything'

type Props = {
  found: MemberCase
  hold: MemberHold
  locale: string
  timeZone: string
  sendFiles: ComponentProps<typeof Uploader>['action']
  sendEverything: ComponentProps<typeof SentEverything>['action']
}

/** why a file is not here, as a stable word of ours or of the browser's */
const failures = [
  ...(['empty', 'too_large', 'dangerous', 'infected', 'scanner_unavailable', 'no_file', 'other', 'begin', 'stopped', 'too_late'] as const),
  ...(['sending', 'checking', 'interrupted', 'cancelled'] as const),
]

/** What we asked for, each with its state and its way to send; then what else, what failed, and "I have sent everything". */
export function ItemsSection({ found, hold, locale, timeZone, sendFiles, sendEverything }: Props) {
  const t = useTranslations('hold')
  const i = useTranslations('item')
  const c = useTranslations('case')
  const u = useTranslations('ui')
  const left = leftToSend(hold.items)
  const words: UploadWords = {
    chooseFile: i('chooseFile'),
    another: i('another'),
    send: i('send'),
    pending: u('sending'),
    takePhoto: i('takePhoto'),
    dropHere: i('dropHere'),
    stop: i('stop', { file: '{file}' }),
    progress: i('progress', { done: '{done}', total: '{total}' }),
    quarter: i('quarter', { file: '{file}', percent: '{percent}' }),
    waitingForNet: i('waitingForNet'),
    arrived: i('state_received'),
    failedTitle: i('failedTitle'),
    failedHow: i('failedHow'),
    signInAgain: c('signInAgain'),
    failures: Object.fromEntries(failures.map((code) => [code, i(`failure_${code}`)])),
  }
  const first = left[0]?.id
  return (
    <>
      <section className="section items" id="items" aria-labelledby="items-h">
        <div className="items-head">
          <h2 id="items-h">{t('items')}</h2>
          {hold.items.length > 0 && (
            <>
              <p>{t('leftToSend', { left: left.length, total: hold.items.length })}</p>
              <Cells total={hold.items.length} filled={hold.items.filter((item) => isIn(item.state)).length} />
            </>
          )}
          <p className="small quiet" id={filesHint}>
            {i('limits')}
          </p>
        </div>
        <ul className="rows">
          {hold.items.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              locale={locale}
              timeZone={timeZone}
              upload={
                <Uploader
                  locale={locale}
                  caseId={found.id}
                  itemId={item.id}
                  main={item.id === first}
                  folded={item.state === 'received'}
                  action={sendFiles}
                  label={i('filesFor', { item: item.name })}
                  words={words}
                />
              }
            />
          ))}
          <li className="item">
            <div className="item-top">
              <h3>{t('anythingElse')}</h3>
            </div>
            <p className="small">{t('anythingElseHint')}</p>
            {found.otherFiles.length > 0 && (
              <ul className="sent-files small">
                {found.otherFiles.map((file) => (
                  <li key={file.versionId}>
                    <a href={`/api/documents/${file.versionId}`}>{file.name}</a>{' '}
                    <span className="quiet">
                      {momentInWords(file.receivedAt, locale, timeZone, 'full')} · {i('receipt')} <span className="no">{file.receiptNumber}</span>
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <Uploader locale={locale} caseId={found.id} itemId={null} main={false} action={sendFiles} chooseFile={i('sendOther')} words={words} />
          </li>
        </ul>
        {found.failedUploads.length > 0 && (
          <div className="upload-failed">
            <h3>{i('notHereTitle')}</h3>
            <ul>
              {found.failedUploads.map((upload) => (
                <li key={upload.id}>
                  {upload.fileName}: {i(`failure_${failures.find((code) => code === (upload.code ?? upload.state)) ?? 'other'}`)}{' '}
                  <span className="small quiet">{i('began', { date: momentInWords(upload.beganAt, locale, timeZone, 'full') })}</span>
                </li>
              ))}
            </ul>
            <p>{i('failedHow')}</p>
          </div>
        )}
      </section>
      <section className="section after" aria-labelledby="done-h">
        <h2 id="done-h">{t('done')}</h2>
        {hold.sentAllReceipt ? (
          <p>{t('alreadySent', { number: hold.sentAllReceipt })}</p>
        ) : (
          <>
            <p className="before-button">{hold.items.length === 0 ? t('nothingAsked') : left.length > 0 ? t('missing', { count: left.length }) : t('allIn')}</p>
            <SentEverything
              caseId={found.id}
              filled={left.length === 0}
              action={sendEverything}
              words={{
                button: t('sentEverything'),
                pending: u('sending'),
                refusals: { nothing_sent: t('nothing_sent'), not_on_hold: t('not_on_hold') },
                failed: c('failed'),
              }}
            />
          </>
        )}
      </section>
    </>
  )
}
