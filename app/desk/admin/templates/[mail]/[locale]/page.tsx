import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Confirm } from '@/components/admin/Confirm'
import { TemplateForm } from '@/components/admin/TemplateForm'
import { TemplateVersions } from '@/components/admin/TemplateVersions'
import { ActionButton } from '@/components/desk/ActionButton'
import { NoSuch } from '@/components/desk/NoSuch'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { locales } from '@/lib/core/locale'
import { getTemplate } from '@/lib/notifications/templates/get-template'
import { templateSchema } from '@/lib/notifications/templates/schema'
import { requireActor } from '@/lib/web/require-actor'
import { getFormatter, getMessages, getTranslations } from '@/lib/web/words'
import { editTemplateAction, resetTemplateAction, restoreTemplateAction } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.templates'))('title') }
}

/** One mail in one language: its words beside the mail itself, its versions, and the way back to the built-in words. */
export default async function TemplatePage({ params }: { params: Promise<{ mail: string; locale: string }> }) {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const parsed = templateSchema.safeParse(await params)
  if (!parsed.success) return <NoSuch what="page" />
  const of = parsed.data
  const [template, t, format, { admin }] = await Promise.all([getTemplate(actor, of), getTranslations('admin.templates'), getFormatter(), getMessages()])
  const { version, blocks, scenes, examples, test, isOwn, fault } = template
  const moment = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  const variables = [...new Set(blocks.flatMap((block) => block.variables))]
  return (
    <Refusals of="configuration" names={{}} locale={actor.locale} timeZone={actor.timeZone}>
      <main id="main">
        <p className="crumb">
          <a href="/desk/admin/templates" data-go="">
            {t('title')}
          </a>
        </p>
        <h1>
          {t(`mail_${of.mail}`)} <span className="tag">{t(`lang_${of.locale}`)}</span>
        </h1>
        <p className="line">
          {locales
            .filter((locale) => locale !== of.locale)
            .map((locale) => (
              <a key={locale} href={`/desk/admin/templates/${of.mail}/${locale}`} data-go="">
                {t('otherLanguage', { language: t(`lang_${locale}`) })}
              </a>
            ))}
        </p>
        {fault && (
          <p className="note a-fault-note" role="note">
            {t('fault', { fault })}
          </p>
        )}
        <details className="a-known">
          <summary>{t('variables')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('variable')}</th>
                <th scope="col">{t('variableFor')}</th>
              </tr>
            </thead>
            <tbody>
              {variables.map((name) => (
                <tr key={name}>
                  <td className="no">{`{${name}}`}</td>
                  <td lang={of.locale}>{examples[name]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        <TemplateForm action={editTemplateAction} of={of} version={version} blocks={blocks} scenes={scenes} words={admin.templates} />
        {test && (
          <p className="dim">
            {test.sentAt
              ? t('testSent', { at: moment(test.sentAt) })
              : test.error
                ? t('testFailed', { at: moment(test.askedAt), error: test.error })
                : t('testWaiting', { at: moment(test.askedAt) })}
          </p>
        )}
        <section className="section a-section" aria-labelledby="versions-title">
          <h2 id="versions-title">{t('versions')}</h2>
          <p className="dim">{t('versionsHint')}</p>
          <TemplateVersions of={of} template={template} restoreAction={restoreTemplateAction} />
          {isOwn && (
            <Confirm door={t('reset')} title={t('resetTitle')} text={t('resetText')}>
              <ActionButton action={resetTemplateAction} fields={{ ...of, version: String(version) }} pending={t('resetting')} className="btn btn-danger">
                {t('resetNow')}
              </ActionButton>
            </Confirm>
          )}
        </section>
      </main>
    </Refusals>
  )
}
