import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/access/SignInForm'
import { findPage } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { signInAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  if (await findPage()) redirect('/')
  const t = await getTranslations('auth')
  const { next } = await searchParams
  return (
    <>
      <h1 className="h-page">{t('title')}</h1>
      <SignInForm
        action={signInAction}
        next={typeof next === 'string' ? next : '/'}
        words={{
          email: t('email'),
          password: t('password'),
          submit: t('submit'),
          pending: t('pending'),
          missing: t('missing'),
          wrong: t('wrong_address_or_password'),
          tooMany: t.raw('too_many_tries') as string,
          which: t('which'),
          origin: t('origin'),
          failed: t('failed'),
        }}
      />
      <p>
        <a href="/forgot-password">{t('forgot')}</a>
      </p>
    </>
  )
}
