import type { ComponentProps } from 'react'
import { Uploader } from '@/components/documents/Uploader'
import { filesHint } from '@/components/documents/upload-words'
import { Cells } from '@/components/ui/Cells'
import { OnlyNewest } from '@/components/ui/OnlyNewest'
import { Still } from '@/components/ui/Still'
import type { MemberCase, MemberHold } from '@/lib/cases/member-queries'
import { fileSentBack, isIn, leftToSend, stillMissing } from '@/lib/holds/rules'
import { useTranslations } from '@/lib/web/words'
import { ItemRow } from './ItemRow'
import { NotHere } from './NotHere'
import { SentEverything } from './SentEverything'
import { SentFiles } from './SentFiles'

type Props = {
  found: MemberCase
  hold: MemberHold
  locale: string
  timeZone: string
  sendFiles: ComponentProps<typeof Uploader>['action']
  sendEverything: ComponentProps<typeof SentEverything>['action']
}

/** What we asked for, each with its state and its way to send; then what else, what failed, and "I have sent everything". */
export function ItemsSection({ found, hold, locale, timeZone, sendFiles, sendEverything }: Props) {
  const t = useTranslations('hold')
  const i = useTranslations('item')
  const another = (item: string) => i.rich('anotherFor', { item, quiet: (words) => <span className="sr">{words}</span> })
  const left = leftToSend(hold.items)
  const uploader = { locale, caseId: found.id, action: sendFiles }
  const missing = stillMissing(hold.items).length
  const first = left[0]?.id
  const sentSoFar = hold.items.flatMap(({ files }) => files).length + found.otherFiles.length + found.notes.length
  return (
    <>
      <section className="section items" id="items" aria-labelledby="items-h">
        <Still>
          <div className="items-head">
            <h2 id="items-h">{hold.items.length > 0 ? t('items') : i('documents')}</h2>
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
        </Still>
        <ul className="rows">
          {hold.items.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              returns={found.returns.filter(({ itemId }) => itemId === item.id)}
              locale={locale}
              timeZone={timeZone}
              files={<SentFiles files={item.files} except={fileSentBack(item)} timeZone={timeZone} uploader={uploader} />}
              upload={
                <>
                  <Uploader
                    {...uploader}
                    itemId={item.id}
                    documentId={fileSentBack(item)?.documentId}
                    main={item.id === first}
                    folded={item.state === 'received' ? another(item.name) : undefined}
                    label={i('filesFor', { item: item.name })}
                  />
                  {fileSentBack(item) && (
                    <Uploader
                      {...uploader}
                      itemId={item.id}
                      main={false}
                      folded={another(item.name)}
                      chooseFile={i('chooseAnother')}
                      label={i('filesFor', { item: item.name })}
                    />
                  )}
                </>
              }
            />
          ))}
          <li className="item">
            <div className="item-top">
              <h3>{t('anythingElse')}</h3>
            </div>
            <p className="small">{t('anythingElseHint')}</p>
            <SentFiles files={found.otherFiles} timeZone={timeZone} uploader={uploader} />
            <OnlyNewest of={found.otherFiles} />
            <Uploader {...uploader} itemId={null} main={false} chooseFile={i('sendOther')} />
          </li>
        </ul>
        <NotHere uploads={found.failedUploads} locale={locale} timeZone={timeZone} />
      </section>
      <section className="section after" aria-labelledby="done-h">
        <h2 id="done-h">{t('done')}</h2>
        {hold.sentAllReceipt ? (
          <p>{t('alreadySent', { number: hold.sentAllReceipt })}</p>
        ) : (
          <>
            <p className="before-button">
              {hold.items.length === 0 ? t('nothingAsked') : missing > 0 ? t('missing', { count: missing }) : t('allIn', { optional: left.length })}
            </p>
            <SentEverything key={sentSoFar} locale={locale} caseId={found.id} filled={missing === 0} action={sendEverything} />
          </>
        )}
      </section>
    </>
  )
}
