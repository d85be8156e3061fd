import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { TemplateList } from '@/components/admin/TemplateList'
import { may } from '@/lib/access/demand'
import { listTemplates } from '@/lib/notifications/templates/get-template'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.templates'))('title') }
}

/** Which mails there are, and whose words they speak. */
export default async function TemplatesPage() {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [templates, t] = await Promise.all([listTemplates(actor), getTranslations('admin.templates')])
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="dim a-intro">{t('intro')}</p>
      <TemplateList templates={templates} />
    </main>
  )
}
