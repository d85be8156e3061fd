import type { Metadata } from 'next'
import { PhoneForm } from '@/components/account/PhoneForm'
import { PreferencesForm } from '@/components/account/PreferencesForm'
import { PushSwitch } from '@/components/account/PushSwitch'
import { getPreferences } from '@/lib/notifications/preferences/get-preferences'
import { requirePage } from '@/lib/web/require-actor'
import { getFormatter, getMessages, getTranslations } from '@/lib/web/words'
import { changePreferencesAction, forgetPhoneAction, requestPhoneCodeAction, verifyPhoneAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preferences'))('title') }
}

/** How one hears: by which ways, how often, when not, and of what. */
export default async function PreferencesPage() {
  const { actor, email } = await requirePage()
  const [mine, t, format, messages] = [await getPreferences(actor), await getTranslations('preferences'), await getFormatter(), await getMessages()]
  const hours = Array.from({ length: 24 }, (_, hour) =>
    format.dateTime(new Date(Date.UTC(2026, 0, 1, hour)), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }),
  )
  const { opens, clicks } = mine.tracking
  const told = opens && clicks ? 'both' : opens ? 'opens' : clicks ? 'clicks' : null
  return (
    <>
      <h1 className="h-page">{t('title')}</h1>
      <p>{t('lead')}</p>
      <PreferencesForm
        action={changePreferencesAction}
        mine={mine}
        words={messages.preferences}
        hours={hours}
        zones={zonesWith(mine.timeZone)}
        emailTo={`${t('emailTo', { address: email })}${told ? ` ${t('tracked', { told })}` : ''}`}
      />
      {mine.available.includes('sms') && (
        <PhoneForm
          phone={mine.smsPhone}
          asked={mine.codeSentTo}
          actions={{ request: requestPhoneCodeAction, verify: verifyPhoneAction, forget: forgetPhoneAction }}
          words={messages.preferences}
        />
      )}
      {mine.pushKey && <PushSwitch publicKey={mine.pushKey} words={messages.preferences} />}
    </>
  )
}

/** The zones there are, and the one chosen, whatever it is called. */
function zonesWith(chosen: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen])].sort()
}
