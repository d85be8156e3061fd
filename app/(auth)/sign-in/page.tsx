import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { refusalWords } from '@/components/access/refusal-words'
import { SignInForm } from '@/components/access/SignInForm'
import { safeNext } from '@/lib/access/schema'
import { findPage } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { signInAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[]; was?: string | string[] }> }) {
  const { next, was } = await searchParams
  const wanted = typeof next === 'string' ? next : '/'
  if (await findPage()) redirect(safeNext(wanted))
  const t = await getTranslations('auth')
  return (
    <>
      <h1 className="h-page">{t('title')}</h1>
      {was === 'unsent' && (
        <p className="note" role="alert">
          {t('unsent')}
        </p>
      )}
      <SignInForm
        action={signInAction}
        next={safeNext(wanted)}
        words={{
          email: t('email'),
          password: t('password'),
          submit: t('submit'),
          pending: t('pending'),
          which: t('which'),
          refusals: refusalWords(t),
        }}
      />
      <p>
        <a href="/forgot-password">{t('forgot')}</a>
      </p>
    </>
  )
}
