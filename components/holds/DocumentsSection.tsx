import { Uploader, type UploaderOfPage } from '@/components/documents/Uploader'
import { filesHint } from '@/components/documents/upload-words'
import { OnlyNewest } from '@/components/ui/OnlyNewest'
import type { MemberCase } from '@/lib/cases/member-queries'
import { useTranslations } from '@/lib/web/words'
import { NotHere } from './NotHere'
import { SentFiles } from './SentFiles'

/** The documents of a case that waits for nobody's papers, and the way to send one all the same. */
export function DocumentsSection({ found, timeZone, uploader }: { found: MemberCase; timeZone: string; uploader: UploaderOfPage }) {
  const i = useTranslations('item')
  const t = useTranslations('hold')
  const isOpen = found.kind !== 'closed'
  if (!isOpen && found.otherFiles.length === 0 && found.failedUploads.length === 0) return null
  return (
    <section className="section after item" id="documents" aria-labelledby="documents-h">
      <h2 id="documents-h">{i('documents')}</h2>
      {found.otherFiles.length === 0 && <p className="small">{t('anythingElseHint')}</p>}
      <SentFiles files={found.otherFiles} timeZone={timeZone} uploader={uploader} />
      <OnlyNewest of={found.otherFiles} />
      {isOpen && (
        <>
          <p className="small quiet" id={filesHint}>
            {i('limits')}
          </p>
          <Uploader {...uploader} itemId={null} main={false} chooseFile={i('sendOther')} />
        </>
      )}
      <NotHere uploads={found.failedUploads} locale={uploader.locale} timeZone={timeZone} />
    </section>
  )
}
