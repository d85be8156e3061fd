import type { Metadata } from 'next'
import { OneFieldForm } from '@/components/access/OneFieldForm'
import { refusalWords } from '@/components/access/refusal-words'
import { getTranslations } from '@/lib/web/words'
import { requestResetAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('forgot') }
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('auth')
  const f = await getTranslations('forms')
  return (
    <>
      <h1 className="h-page">{t('forgotTitle')}</h1>
      <OneFieldForm
        action={requestResetAction}
        field={{ name: 'email', type: 'email', label: t('email'), hint: t('forgotHint'), autoComplete: 'username' }}
        words={{
          submit: t('forgotSubmit'),
          pending: f('sending'),
          done: t('forgotDone'),
          refusals: refusalWords(t),
        }}
      />
      <p>
        <a href="/sign-in">{t('title')}</a>
      </p>
    </>
  )
}
