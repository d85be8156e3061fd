import { ActionButton } from '@/components/desk/ActionButton'
import type { FormAction } from '@/components/desk/form-state'
import type { TemplateView } from '@/lib/notifications/templates/get-template'
import { blockInWords } from '@/lib/notifications/templates/in-words'
import { useFormatter, useMessages, useTranslations } from '@/lib/web/words'

type Props = { of: { mail: string; locale: string }; template: TemplateView; restoreAction: FormAction }

/** What was saved, newest first, with its words, and the way back to each. */
export function TemplateVersions({ of, template, restoreAction }: Props) {
  const t = useTranslations('admin.templates')
  const words = useMessages().admin.templates
  const format = useFormatter()
  const { versions, blocks, version: now } = template
  if (versions.length === 0) return <p className="dim">{t('noVersions')}</p>
  return (
    <ol className="a-versions">
      {versions.map(({ version, savedBy, savedAt, isOwn, restoredFrom, words: own, fault }) => (
        <li key={version}>
          <p>
            <b>{t('version', { version })}</b> {version === now && <span className="tag">{t('inUse')}</span>}{' '}
            {fault && <span className="tag tag-error">{t('cannotBeUsed')}</span>}
            <span className="dim">{t('who', { by: savedBy, at: format.dateTime(savedAt, { dateStyle: 'medium', timeStyle: 'short' }) })}</span>
          </p>
          {restoredFrom !== null && <p className="dim">{t('restoredFrom', { version: restoredFrom })}</p>}
          {isOwn ? (
            <dl lang={of.locale}>
              {Object.entries(own).map(([id, text]) => {
                const block = blocks.find((one) => one.id === id)
                return (
                  <div key={id}>
                    <dt lang="en">{block ? blockInWords(block, words) : id}</dt>
                    <dd>{text}</dd>
                  </div>
                )
              })}
            </dl>
          ) : (
            <p>{t('toBuiltIn')}</p>
          )}
          {version !== now && !fault && (
            <ActionButton action={restoreAction} fields={{ ...of, version: String(now), from: String(version) }} pending={t('restoring')}>
              {t('restore', { version })}
            </ActionButton>
          )}
        </li>
      ))}
    </ol>
  )
}
