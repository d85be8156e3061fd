import type { ComponentProps } from 'react'
import type { UploaderOfPage } from '@/components/documents/Uploader'
import { documentKinds } from '@/lib/documents/schema'
import type { useTranslations } from '@/lib/web/words'
import type { DocumentForm } from './DocumentForm'
import type { FormAction } from './form-state'

/** What the documents of a case can be changed with; nothing where one only reads. Made once for all documents of a page, and sent once. */
export type DocumentTools = { uploader: UploaderOfPage; form: Pick<ComponentProps<typeof DocumentForm>, 'action' | 'kinds' | 'words'> } | null

export function documentTools(t: ReturnType<typeof useTranslations>, uploader: UploaderOfPage, action: FormAction): DocumentTools {
  const words = {
    kind: t('kind'),
    sees: t('sees'),
    internal: t('sees_internal'),
    shared: t('sees_shared'),
    own: t('sees_own'),
    save: t('save'),
    saving: t('saving'),
    saved: t('saved'),
  }
  return { uploader, form: { action, kinds: documentKinds.map((kind) => [kind, t(`kind_${kind}`)] as const), words } }
}
