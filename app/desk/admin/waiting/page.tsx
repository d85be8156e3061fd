import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/access/ActionForm'
import { HolidayForm } from '@/components/admin/HolidayForm'
import { WaitingForm } from '@/components/admin/WaitingForm'
import { dayInWords } from '@/components/ui/dates'
import { may } from '@/lib/access/demand'
import { getWaitingSettings } from '@/lib/holds/ladder/get-waiting-settings'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import { addHolidayAction, changeWaitingSettingsAction, removeHolidayAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.waiting'))('title') }
}

/** How the office waits for members, and on which days it is closed. */
export default async function WaitingPage() {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [{ holidays, ...settings }, t, messages] = await Promise.all([getWaitingSettings(actor), getTranslations('admin.waiting'), getMessages()])
  const words = messages.admin.waiting
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="dim">{t('lead')}</p>
      <WaitingForm action={changeWaitingSettingsAction} settings={settings} words={words} />
      <section className="section a-section" aria-labelledby="holidays-title">
        <h2 id="holidays-title">{t('holidays')}</h2>
        <p className="dim">{t('holidaysHint')}</p>
        <HolidayForm action={addHolidayAction} words={words} />
        {holidays.length === 0 && <p>{t('none')}</p>}
        <ul className="a-doors">
          {holidays.map(({ day, name }) => (
            <li key={day}>
              <p>
                <b>{name}</b> <span className="dim">{dayInWords(day, actor.locale, 'dated')}</span>
              </p>
              <ActionForm
                action={removeHolidayAction}
                hidden={{ day }}
                words={{ submit: t('remove', { name, day: dayInWords(day, actor.locale, 'short') }), pending: t('removing'), failed: t('failed') }}
              />
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
