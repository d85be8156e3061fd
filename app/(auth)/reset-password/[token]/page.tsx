import type { Metadata } from 'next'
import { OneFieldForm } from '@/components/access/OneFieldForm'
import { refusalWords } from '@/components/access/refusal-words'
import { findPasswordLink } from '@/lib/web/password-link'
import { getTranslations } from '@/lib/web/words'
import { resetPasswordAction } from '../../forgot-password/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('forgotTitle') }
}

/**
 * Opening the link says which office it is for, or that it is dead, and changes nothing, so that a mail scanner may follow
 * it; only sending the form uses it up.
 */
export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getTranslations('auth')
  const f = await getTranslations('forms')
  const token = decodeURIComponent((await params).token)
  const link = await findPasswordLink(token)
  return (
    <>
      <h1 className="h-page">{t('forgotTitle')}</h1>
      {link && <p>{t('forOffice', link)}</p>}
      <OneFieldForm
        action={resetPasswordAction}
        field={{ name: 'password', type: 'password', label: t('newPassword'), hint: t('newPasswordHint'), autoComplete: 'new-password' }}
        hidden={{ token }}
        instead={link ? null : <DeadLink said={t('linkDead')} again={t('linkAgain')} />}
        words={{
          submit: t('save'),
          pending: f('sending'),
          done: t('saved'),
          refusals: refusalWords(t),
        }}
      />
      <p>
        <a href="/sign-in">{t('title')}</a>
      </p>
    </>
  )
}

function DeadLink({ said, again }: Record<'said' | 'again', string>) {
  return (
    <div className="stack">
      <p className="note">{said}</p>
      <p>
        <a className="btn btn-main" href="/forgot-password">
          {again}
        </a>
      </p>
    </div>
  )
}
